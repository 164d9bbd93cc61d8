"""`--diff`: what fixing would change, as a unified diff that `patch` takes."""

from __future__ import annotations

import difflib
import io
import re
import tokenize
from collections.abc import Iterator, Mapping

__all__ = ["render", "styled"]

_STYLES = (("---", "bold"), ("+++", "bold"), ("@@", "cyan"), ("+", "green"), ("-", "red"))


def render(changed: Mapping[str, tuple[bytes, bytes]]) -> str:
    return "".join(line for file in sorted(changed) for line in _file(file, *changed[file]))


def styled(text: str) -> Iterator[tuple[str, str]]:
    """The lines of a diff, each with its style."""
    for line in text.split("\n"):
        yield line, next((style for start, style in _STYLES if line.startswith(start)), "")


def _file(file: str, before: bytes, after: bytes) -> Iterator[str]:
    for line in difflib.unified_diff(_lines(before), _lines(after), fromfile=_name(file), tofile=_name(file)):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _name(file: str) -> str:
    """A name as Git writes it, so that `patch` knows where it ends: with a tab behind it, or in quotes where it would break the line."""
    if file.isprintable() and not file.startswith('"'):
        return f"{file}\t" if " " in file else file
    return f'"{"".join(map(_quoted, file))}"'


def _quoted(letter: str) -> str:
    if letter in '"\\':
        return f"\\{letter}"
    return letter if letter.isprintable() else "".join(f"\\{byte:03o}" for byte in letter.encode("utf-8", "surrogateescape"))


def _lines(data: bytes) -> list[str]:
    """Lines end at a line feed only, as for `patch`; a form feed or a lone carriage return ends none."""
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        text = data.decode(encoding)
    except (SyntaxError, UnicodeDecodeError):  # a diff for the eye is better than none
        text = data.decode("utf-8", errors="backslashreplace")
    return [line for line in re.split(r"(?<=\n)", text) if line]
