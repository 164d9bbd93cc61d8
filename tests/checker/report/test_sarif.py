from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from fromlogits import __version__
from fromlogits.checker.report import sarif
from fromlogits.checker.result import Result, Trouble
from fromlogits.vocabulary import Edit, Finding, Severity, Where

SCHEMA = json.loads((Path(__file__).parents[2] / "data" / "sarif-2.1.0.json").read_text(encoding="utf-8"))


def valid(result: Result) -> dict:
    """The log, once the standard's schema has accepted what is printed."""
    written = json.loads(sarif.render(result))
    validator = jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER)
    assert [error.message for error in validator.iter_errors(written)] == []
    return written["runs"][0]


def notebook(found: Finding) -> Finding:
    where = Where("my notes/nb.ipynb", 2, 1, 2, 5, cell=4)
    return replace(found, where=where, related=(), fix=replace(found.fix, edits=(Edit(where, "x"),)))


def test_the_schema_can_refuse(result):
    log = sarif.log(result)
    log["runs"][0]["results"][0]["level"] = "catastrophe"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(log, SCHEMA, cls=jsonschema.Draft4Validator)


def test_a_finding(found, here):
    run = valid(Result((found,)))
    location = {"artifactLocation": {"uri": "train.py", "uriBaseId": "%SRCROOT%"}}
    assert run["results"] == [
        {
            "ruleId": "FL101",
            "ruleIndex": 0,
            "level": "error",
            "message": {"text": "softmax output reaches a loss that expects logits; the loss cannot fall below 1.461"},
            "locations": [
                {"physicalLocation": {**location, "region": {"startLine": 11, "startColumn": 10, "endLine": 11, "endColumn": 70}}}
            ],
            "properties": {"confidence": "proof"},
            "relatedLocations": [
                {
                    "id": 0,
                    "message": {"text": "the output is softmax here"},
                    "physicalLocation": {**location, "region": {"startLine": 6, "startColumn": 5, "endLine": 6, "endColumn": 43}},
                }
            ],
            "fixes": [
                {
                    "description": {"text": "write from_logits=False (safe)"},
                    "artifactChanges": [
                        {
                            **location,
                            "replacements": [
                                {
                                    "deletedRegion": {"startLine": 11, "startColumn": 53, "endLine": 11, "endColumn": 69},
                                    "insertedContent": {"text": "from_logits=False"},
                                }
                            ],
                        }
                    ],
                }
            ],
        }
    ]
    assert run["originalUriBaseIds"] == {"%SRCROOT%": {"uri": f"{here.as_uri()}/"}}
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["tool"]["driver"]["version"] == __version__


def test_rules_are_listed_once_with_their_page(found):
    other = replace(found, code="FL501", name="metric-thresholds-logits", severity=Severity.WARNING)
    broken = replace(found, code="invalid-syntax", name="invalid-syntax")
    run = valid(Result((other, found, found, broken)))
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["FL101", "FL501", "invalid-syntax"]
    assert [rules[entry["ruleIndex"]]["id"] for entry in run["results"]] == ["FL501", "FL101", "FL101", "invalid-syntax"]
    assert [rule["defaultConfiguration"]["level"] for rule in rules] == ["error", "warning", "error"]
    assert rules[0]["help"]["markdown"].startswith("# ")
    assert "\n" not in rules[0]["fullDescription"]["text"]
    assert rules[0]["fullDescription"]["text"] != "probabilities as logits"
    assert "help" not in rules[2]


def test_no_finding(clean):
    run = valid(clean)
    assert run["results"] == []
    assert run["invocations"] == [{"executionSuccessful": True}]


def test_troubles_are_told(clean):
    run = valid(replace(clean, troubles=(Trouble("a.py", "permission denied"),)))
    assert run["invocations"] == [
        {"executionSuccessful": False, "toolExecutionNotifications": [{"level": "error", "message": {"text": "a.py: permission denied"}}]}
    ]


def test_a_cell_is_a_logical_location_and_its_rows_are_not_the_files(found, here):
    (entry,) = valid(Result((notebook(found),)))["results"]
    assert entry["message"]["text"].startswith("cell 4:2:1: softmax output")
    assert entry["locations"] == [
        {
            "physicalLocation": {"artifactLocation": {"uri": "my%20notes/nb.ipynb", "uriBaseId": "%SRCROOT%"}},
            "logicalLocations": [{"name": "cell 4", "kind": "module"}],
        }
    ]
    assert "fixes" not in entry


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("a b/100%.py", {"uri": "a%20b/100%25.py", "uriBaseId": "%SRCROOT%"}),
        ("söft#max?.py", {"uri": "s%C3%B6ft%23max%3F.py", "uriBaseId": "%SRCROOT%"}),
        ("/elsewhere/a b.py", {"uri": "file:///elsewhere/a%20b.py"}),
        ("<stdin>", {"uri": "%3Cstdin%3E"}),
        ("bytes\udcff.py", {"uri": "bytes%FF.py", "uriBaseId": "%SRCROOT%"}),
    ],
)
def test_addresses_are_percent_encoded(found, here, file, uri):
    (entry,) = valid(Result((replace(found, where=replace(found.where, file=file), related=(), fix=None),)))["results"]
    assert entry["locations"][0]["physicalLocation"]["artifactLocation"] == uri


def test_a_fix_over_several_files_changes_each(found, here):
    edits = (Edit(found.where, "a"), Edit(Where("model.py", 3, 1, 3, 9), "b"), Edit(Where("train.py", 1, 1, 1, 1), "import x\n"))
    (entry,) = valid(Result((replace(found, fix=replace(found.fix, edits=edits)),)))["results"]
    changes = entry["fixes"][0]["artifactChanges"]
    assert [(change["artifactLocation"]["uri"], len(change["replacements"])) for change in changes] == [("train.py", 2), ("model.py", 1)]
