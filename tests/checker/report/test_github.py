from __future__ import annotations

from dataclasses import replace

from fromlogits.checker.report import github
from fromlogits.checker.result import Result
from fromlogits.vocabulary import Severity, Where


def test_a_finding_stands_beside_its_line(found, here):
    assert github.render(Result((found,))) == (
        f"::error title=fromlogits (FL101),file={here}/train.py,line=11,col=10,endLine=11,endColumn=70"
        "::train.py:11:10: FL101 softmax output reaches a loss that expects logits; the loss cannot fall below 1.461\n"
    )


def test_no_finding_is_no_line(clean):
    assert github.render(clean) == ""


def test_severities_have_their_own_commands(found):
    findings = tuple(replace(found, severity=severity) for severity in (Severity.ERROR, Severity.WARNING, Severity.HINT))
    assert [line.split()[0] for line in github.render(Result(findings)).splitlines()] == ["::error", "::warning", "::notice"]


def test_what_would_end_a_command_is_escaped(found, here):
    awkward = replace(found, message="50% of: a,\nb", where=replace(found.where, file="a,b:c%.py"))
    assert github.render(Result((awkward,))) == (
        f"::error title=fromlogits (FL101),file={here}/a%2Cb%3Ac%25.py,line=11,col=10,endLine=11,endColumn=70"
        "::a,b:c%25.py:11:10: FL101 50%25 of: a,%0Ab\n"
    )


def test_columns_are_left_out_over_several_lines(found):
    assert ",line=3,endLine=5::" in github.render(Result((replace(found, where=Where("train.py", 3, 9, 5, 2)),)))


def test_a_notebook_is_located_in_the_message(found, here):
    notebook = replace(found, where=Where("nb.ipynb", 2, 1, 2, 5, cell=4), message="m")
    assert github.render(Result((notebook,))) == (f"::error title=fromlogits (FL101),file={here}/nb.ipynb::nb.ipynb:cell 4:2:1: FL101 m\n")
