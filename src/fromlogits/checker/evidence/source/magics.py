"""IPython's own lines in a notebook: magics, shell commands and help, taken out without moving a row.

A line goes only where a logical line of Python may begin: `% b` inside brackets or quotes is Python.
"""

from __future__ import annotations

import re

from fromlogits.checker.evidence.source.syntax import Fault, parse

__all__ = ["without_cell_magic", "without_line_magics"]

CELL_MAGIC = re.compile(r"%%(\w*)")
PYTHON_CELLS = frozenset({
    "capture", "debug", "heat", "ipytest", "memit", "mprun", "prun", "px", "pyinstrument",
    "python", "python3", "scalene", "snakeviz", "time", "timeit", "wandb",
})  # fmt: skip
FOREIGN_CELL = re.compile(r"%(?:(?:fs|md|r|scala|sh)$|(?:md|sh|scala)\b|sql\s*$)")  # as Databricks writes %%sql

COMMANDS = "apt|apt-get|brew|cat|cd|clear|conda|cp|curl|git|less|ls|mamba|man|mkdir|more|mv|pip|pip3|rm|rmdir|tar|touch|unzip|uv|wget"
MAGIC = re.compile(
    rf"""
    \s*(?:
        [%!?,;/]                                                        # %magic  !shell  ?help  and the old auto-quotes
      | (?:[\w.*%\[\]()] | '[^'?]*' | "[^"?]*")+\?{{1,2}}\s*(?:\#.*)?$  # help?  help??  words["help"]?
      | (?:{COMMANDS})\s+(?!(?:and|as|else|if|in|is|not|or)\b)[-\w./~$]  # pip install x: automagic
    )
    """,
    re.VERBOSE,
)
TIMED = re.compile(r"(?P<indent>\s*)(?P<magic>%(?:time|timeit|prun|memit)\s+(?:-[nrptco]\s*\d*\s+)*)(?P<code>\S.*)")
ASSIGNED = re.compile(r"(?P<target>\s*[^\W\d][\w.,\s*'\"\[\]]*=\s*)(?:!|%\w)")

TOKEN = re.compile(
    r"""
    (?P<comment>\#.*)
  | (?P<triple>\"\"\"|''')
  | "(?:\\.|[^"\\])*"? | '(?:\\.|[^'\\])*'?
  | (?P<open>[(\[{]) | (?P<close>[)\]}])
    """,
    re.VERBOSE,
)
REST_OF_TRIPLE = {quote: re.compile(rf"(?:\\.|(?!{quote})[^\\])*(?P<end>{quote})?") for quote in ('"""', "'''")}


def without_cell_magic(rows: list[str]) -> list[str]:
    """The rows less a cell magic; where it hands the cell to another language, all of them are blank."""
    for index, row in enumerate(rows):
        magic = CELL_MAGIC.match(row)
        if FOREIGN_CELL.match(row) or (magic and magic[1] not in PYTHON_CELLS):
            return [" " * len(row) for row in rows]
        if magic:
            rows = [*rows[:index], " " * len(row), *rows[index + 1 :]]
        elif row.strip():
            break
    return rows


def without_line_magics(rows: list[str]) -> list[str]:
    """The rows with magics, shell commands and help blanked, each standing where a statement may begin."""
    plain: list[str] = []
    depth, quote = 0, ""
    in_magic = continued = False
    for row in rows:
        if in_magic or (not (depth or quote or continued) and (MAGIC.match(row) or ASSIGNED.match(row))):
            plain.append(" " * len(row) if in_magic else _stand_in(row))
            in_magic = row.endswith("\\")
            continue
        plain.append(row)
        depth, quote, continued = _scanned(row, depth, quote)
    return plain


def _stand_in(row: str) -> str:
    """What keeps the program whole where the line was: what it times, a value nobody knows, a statement in a block, or nothing."""
    if assigned := ASSIGNED.match(row):
        return f"{assigned['target']}get_ipython()"
    if timed := TIMED.match(row):
        code = f"{'None;'.ljust(len(timed['magic']))}{timed['code']}"
        if not isinstance(parse(code), Fault):  # a loop may not stand behind a semicolon
            return f"{timed['indent']}{code}"
    indent = row[: len(row) - len(row.lstrip())]
    return f"{indent}pass" if indent else " " * len(row)


def _scanned(row: str, depth: int, quote: str) -> tuple[int, str, bool]:
    """The bracket depth, the open triple quote, and whether a backslash continues the line, after this row."""
    at, comment = 0, False
    while at <= len(row):
        if quote:
            rest = REST_OF_TRIPLE[quote].match(row, at)
            if rest is None or rest["end"] is None:
                return depth, quote, False
            at, quote = rest.end(), ""
        token = TOKEN.search(row, at)
        if token is None:
            break
        at, quote = token.end(), token["triple"] or ""
        depth = max(depth + bool(token["open"]) - bool(token["close"]), 0)
        comment = bool(token["comment"])
    return depth, quote, row.endswith("\\") and not comment
