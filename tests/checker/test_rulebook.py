"""The rule pages are tests: their code must be judged as they say, and their diffs must be the fixes that are offered."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from fromlogits.checker import rulebook
from fromlogits.checker.check import check
from fromlogits.checker.fixes import apply
from fromlogits.checker.result import Result
from fromlogits.checker.rules import RULES
from fromlogits.checker.settings import Settings

PAGES = sorted(Path(rulebook.__file__).parent.glob("FL*.md"))
SECTIONS = [
    "What it does",
    "Why it hurts",
    "Example",
    "Use instead",
    "How it is seen",
    "Fix safety",
    "When to leave it alone",
    "References",
]
SILENT = {"Use instead", "When to leave it alone"}
NAMES_OF_CURES = ("avoid-", "use-", "prefer-", "do-not-", "consider-")

MARK = re.compile(r"  # (?P<severity>error|warning|hint): (?P<code>FL\d{3})$")
FENCE = re.compile(r"^```(?P<language>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """A fenced piece of a page. Its marks are the findings that must stand there, by row."""

    page: str
    number: int
    section: str
    language: str
    text: str

    def __str__(self) -> str:
        return f"{self.page}-{self.section.lower().replace(' ', '-')}-{self.number}"

    @property
    def marks(self) -> list[tuple[int, str, str]]:
        found = ((row, MARK.search(line)) for row, line in enumerate(self.text.splitlines(), 1))
        return [(row, mark["severity"], mark["code"]) for row, mark in found if mark]

    @property
    def program(self) -> str:
        return "".join(MARK.sub("", line) + "\n" for line in self.text.splitlines())


def sections(page: str) -> list[str]:
    """Headings of the second level. A comment in fenced code is none."""
    return re.findall(r"^## (.+)$", FENCE.sub("", page), re.MULTILINE)


def blocks(path: Path) -> list[Block]:
    page = path.read_text(encoding="utf-8")
    return [
        Block(path.stem, number, sections(page[: fence.start()])[-1], fence["language"], fence["text"])
        for number, fence in enumerate(FENCE.finditer(page), 1)
    ]


def examples_with_diffs() -> list[tuple[Block, Block]]:
    """Each diff with the marked program before it."""
    pairs = []
    for path in PAGES:
        example = None
        for block in blocks(path):
            if block.language == "diff":
                assert example is not None, f"{block}: no marked program before this diff"
                pairs.append((example, block))
            elif block.marks:
                example = block
    return pairs


def patched(program: str, diff: str) -> str:
    """The program with every run of the diff applied, found by its context and removed lines."""
    lines = program.splitlines()
    for run in re.split(r"^@@.*\n", diff, flags=re.MULTILINE):
        before = [line[1:] for line in run.splitlines() if line[:1] in " -"]
        after = [line[1:] for line in run.splitlines() if line[:1] in " +"]
        starts = [start for start in range(len(lines)) if lines[start : start + len(before)] == before]
        assert len(starts) == 1, f"the diff fits {len(starts)} places:\n{run}"
        lines[starts[0] : starts[0] + len(before)] = after
    return "".join(line + "\n" for line in lines)


def judged(block: Block, folder: Path) -> Result:
    file = folder / "program.py"
    file.write_text(block.program, encoding="utf-8")
    return check([file], Settings(), hints=True)


PROGRAMS = [block for path in PAGES for block in blocks(path) if block.language == "python"]


# The code on the pages


@pytest.mark.parametrize("block", [block for block in PROGRAMS if not block.marks], ids=str)
def test_silent(block, tmp_path):
    result = judged(block, tmp_path)
    assert not result.troubles
    assert [f"{finding.where.row}: {finding.code} {finding.message}" for finding in result.findings] == []


@pytest.mark.parametrize("block", [block for block in PROGRAMS if block.marks], ids=str)
def test_marked(block, tmp_path):
    findings = judged(block, tmp_path).findings
    assert sorted((finding.where.row, str(finding.severity), finding.code) for finding in findings) == block.marks
    for finding in findings:
        assert finding.name == RULES[finding.code].name
        assert not finding.message.endswith(".")


@pytest.mark.parametrize(("example", "diff"), [pytest.param(*pair, id=str(pair[1])) for pair in examples_with_diffs()])
def test_diff_is_the_fix(example, diff, tmp_path):
    result = judged(example, tmp_path)
    (fixed,) = apply(result.documents, result.findings, unsafe=True).values()
    assert fixed.decode() == patched(example.program, diff.text)


@pytest.mark.parametrize(("example", "diff"), [pytest.param(*pair, id=str(pair[1])) for pair in examples_with_diffs()])
def test_fixed_example_is_clean(example, diff, tmp_path):
    cured = Block(diff.page, diff.number, diff.section, "python", patched(example.program, diff.text))
    assert judged(cured, tmp_path).findings == ()


@pytest.mark.parametrize("block", PROGRAMS, ids=str)
def test_parses(block):
    compile(block.program, str(block), "exec")


# The pages themselves


def test_every_rule_has_a_page():
    assert [path.stem for path in PAGES] == sorted(RULES)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_page_is_what_the_command_prints(path):
    assert rulebook.page(path.stem) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_heading_names_the_rule(path):
    rule = RULES[path.stem]
    assert path.read_text(encoding="utf-8").startswith(f"# {rule.name} ({rule.code})\n\n")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_fact_row(path):
    _, _, header, _, facts = path.read_text(encoding="utf-8").splitlines()[:5]
    assert header == "| severity | sensors | fix | since |"
    severity, sensors, fix, since = (fact.strip() for fact in facts.strip("|").split("|"))
    assert severity == RULES[path.stem].severity
    assert re.match(r"(source|first batch)\b", sensors)
    assert re.search(r"\b(safe|unsafe|none)\b", fix)
    assert re.fullmatch(r"\d+\.\d+\.\d+", since)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_sections_in_order(path):
    assert sections(path.read_text(encoding="utf-8")) == SECTIONS


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_why_it_hurts_has_a_number(path):
    why = re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[2]
    assert re.search(r"\*\*[^*]*\d[^*]*\*\*", why)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_code_stands_where_it_belongs(path):
    page = blocks(path)
    assert [str(block) for block in page if block.section == "Example" and not block.marks] == []
    assert [str(block) for block in page if block.section in SILENT and block.marks] == []
    assert {code for block in page for _, _, code in block.marks} == {path.stem}
    assert {severity for block in page for _, severity, _ in block.marks} == {RULES[path.stem].severity}
    assert any(block.language == "python" for block in page if block.section == "Use instead")
    assert sum(block.language == "python" for block in page if block.section == "When to leave it alone") >= 2
    assert {block.language for block in page} <= {"python", "diff"}


# The registry


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_names(rule):
    assert rule.code in RULES
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert not rule.name.startswith(NAMES_OF_CURES), "a name says what is there: `allow <name>` must read well"
    assert rule.summary
    assert not rule.summary.endswith(".")


def test_names_are_unique():
    assert len({rule.name for rule in RULES.values()}) == len(RULES)


# The tests above can fail


def test_marks_are_read():
    block = Block("FL000", 1, "Example", "python", "a = 1\nloss(a)  # error: FL101\nb = 2  # not a mark\n")
    assert block.marks == [(2, "error", "FL101")]
    assert block.program == "a = 1\nloss(a)\nb = 2  # not a mark\n"


def test_patch_is_applied_once_and_in_place():
    assert patched("a\nb\nc\n", " a\n-b\n+d\n") == "a\nd\nc\n"
    with pytest.raises(AssertionError, match="fits 0 places"):
        patched("a\nb\nc\n", " a\n-c\n+d\n")
    with pytest.raises(AssertionError, match="fits 2 places"):
        patched("a\na\n", "-a\n+b\n")
