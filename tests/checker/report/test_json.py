from __future__ import annotations

import json
from dataclasses import replace

from fromlogits.checker.report import json as report
from fromlogits.checker.result import Result
from fromlogits.vocabulary import Edit, Where


def test_a_finding_in_the_shape_ruff_prints(result, here):
    assert json.loads(report.render(result)) == [
        {
            "code": "FL101",
            "name": "probabilities-as-logits",
            "severity": "error",
            "confidence": "proof",
            "message": "softmax output reaches a loss that expects logits; the loss cannot fall below 1.461",
            "filename": f"{here}/train.py",
            "cell": None,
            "location": {"row": 11, "column": 10},
            "end_location": {"row": 11, "column": 70},
            "related": [
                {
                    "message": "the output is softmax here",
                    "filename": f"{here}/train.py",
                    "cell": None,
                    "location": {"row": 6, "column": 5},
                }
            ],
            "fix": {
                "applicability": "safe",
                "message": "write from_logits=False",
                "edits": [
                    {"content": "from_logits=False", "location": {"row": 11, "column": 53}, "end_location": {"row": 11, "column": 69}}
                ],
            },
            "noqa_row": 11,
            "url": "src/fromlogits/checker/rulebook/FL101.md",
        }
    ]


def test_keys_stand_in_the_order_of_the_design(result):
    assert list(json.loads(report.render(result))[0]) == [
        "code",
        "name",
        "severity",
        "confidence",
        "message",
        "filename",
        "cell",
        "location",
        "end_location",
        "related",
        "fix",
        "noqa_row",
        "url",
    ]


def test_no_finding_is_an_empty_list(clean):
    assert report.render(clean) == "[]\n"


def test_a_finding_without_fix_or_page(found, here):
    bare = replace(found, code="invalid-syntax", fix=None, noqa_row=None)
    (written,) = json.loads(report.render(Result((bare,))))
    assert (written["fix"], written["noqa_row"], written["url"]) == (None, None, None)


def test_paths_are_absolute_but_standard_input_keeps_its_name(found, here):
    piped = replace(found, where=replace(found.where, file="<stdin>"), related=())
    (file, stdin) = json.loads(report.render(Result((replace(found, where=Where("a/../b.py", 1, 1, 1, 2)), piped))))
    assert (file["filename"], stdin["filename"]) == (f"{here}/b.py", "<stdin>")


def test_an_edit_in_another_place_names_it(found, here):
    edits = (Edit(found.where, "a"), Edit(Where("model.py", 3, 1, 3, 9), "b"), Edit(replace(found.where, cell=2), "c"))
    (written,) = json.loads(report.render(Result((replace(found, fix=replace(found.fix, edits=edits)),))))
    assert [(edit.get("filename"), edit.get("cell")) for edit in written["fix"]["edits"]] == [
        (None, None),
        (f"{here}/model.py", None),
        (f"{here}/train.py", 2),
    ]


def test_cells_of_a_notebook_are_counted(found, here):
    (written,) = json.loads(report.render(Result((replace(found, where=Where("nb.ipynb", 2, 1, 2, 5, cell=4)),))))
    assert (written["cell"], written["location"]) == (4, {"row": 2, "column": 1})


def test_statistics(found):
    other = replace(found, code="FL501", name="metric-thresholds-logits", fix=None)
    assert json.loads(report.statistics(Result((found, other, other)))) == [
        {"code": "FL501", "name": "metric-thresholds-logits", "count": 2, "fixable_count": 0},
        {"code": "FL101", "name": "probabilities-as-logits", "count": 1, "fixable_count": 1},
    ]
