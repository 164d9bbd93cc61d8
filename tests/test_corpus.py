"""The checker against programs written for it by people who did not look at it: what must be found, and what must stay silent."""

import json
from collections import Counter
from pathlib import Path

import pytest

from fromlogits.checker.check import check
from fromlogits.checker.settings import Settings
from fromlogits.vocabulary import Severity

pytestmark = pytest.mark.slow

CORPUS = Path(__file__).parent / "corpus"
FOLDERS = sorted(path.parent for path in CORPUS.glob("*/manifest.jsonl"))


def programs(folder):
    rows = [json.loads(line) for line in (folder / "manifest.jsonl").read_text().splitlines() if line.strip()]
    together = Counter((folder / row["path"]).parent for row in rows)
    for row in rows:  # a program with a folder to itself is a package: findings count in any of its files
        entry = folder / row["path"]
        row["scope"] = entry if together[entry.parent] > 1 else entry.parent
    return rows


def verdict(row, found):
    """The codes that were missed and the codes that are false alarms."""
    expect = set(row["expect"])
    got = {finding.code for finding in found if finding.severity is not Severity.HINT or finding.code in expect}
    for code, equal in row.get("alt", {}).items():  # another name for the same fault counts as finding it
        if code not in got and got & set(equal):
            got = (got - set(equal)) | {code}
        elif code in got:
            got -= set(equal) - expect
    return expect - got, got - expect - set(row.get("also_ok", ()))


@pytest.fixture(scope="module")
def read():
    scored = []
    for folder in FOLDERS:
        rows = programs(folder)
        result = check([str(row["scope"]) for row in rows], Settings(), hints=True)
        assert not result.troubles
        for row in rows:
            scope = row["scope"]
            found = [
                finding for finding in result.findings if scope == Path(finding.where.file) or scope in Path(finding.where.file).parents
            ]
            scored.append((row, *verdict(row, found)))
    return scored


def test_recall_of_every_rule(read):
    wanted = Counter(code for row, _, _ in read for code in row["expect"])
    missed = Counter(code for _, missing, _ in read for code in missing)
    assert sum(missed.values()) <= 0.05 * sum(wanted.values()), [(row["path"], missing) for row, missing, _ in read if missing]
    assert not [code for code in missed if missed[code] > 0.15 * wanted[code]]


def test_false_alarms(read):
    assert not [(row["path"], false) for row, _, false in read if false]


def test_the_corpus_covers_every_rule():
    from fromlogits.checker.rules import RULES

    covered = {code for folder in FOLDERS for row in programs(folder) for code in row["expect"]}
    assert covered == set(RULES)


def test_the_score_can_fail():
    row = {"path": "x.py", "expect": ["FL101"], "also_ok": []}
    assert verdict(row, []) == ({"FL101"}, set())
