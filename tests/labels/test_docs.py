"""The page about labels says what the code does: its tables are written by the code, its examples run."""

from __future__ import annotations

import doctest
import importlib
import json
import pkgutil
import re
from dataclasses import fields
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import fromlogits as fl
from fromlogits import labels
from fromlogits.errors import ContractError

PAGE = Path(__file__).parents[2] / "docs" / "labels.md"
MODULES = [f"fromlogits.labels.{one.name}" for one in pkgutil.iter_modules(labels.__path__)]
NAMES = {"fl": fl, "np": np, "pd": pd}


def table(heading):
    """The rows of the table under a heading, each a list of cells."""
    section = PAGE.read_text(encoding="utf-8").split(f"## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[2:]]


def code(cell):
    return cell.strip("`")


def ids_of(y, **said):
    try:
        ids = str(fl.labels.to_class_ids(y, **said).tolist())
        return f"`{ids}`" if len(ids) < 60 else f"`{ids[:8]}, …]`"
    except ContractError as error:
        return "two readings" if " ways: " in str(error) else "error"


FORMS = table("What `infer` says")


@pytest.mark.parametrize("row", FORMS, ids=[row[0] for row in FORMS])
def test_forms(row):
    y = eval(code(row[0]), dict(NAMES))  # noqa: S307 the page is ours
    found = fl.labels.infer(y)
    sure = found.confidence("form") or found.confidence("mixed") or found.confidence("ragged") or found.confidence("unreadable")
    form = str(found.form) if found.form else "mixed" if found.labels.mixed else "ragged" if found.confidence("ragged") else "none"
    others = ", ".join(map(str, found.alternatives)) or "–"
    assert row[1:] == [form, str(sure), others, ids_of(y)]


READINGS = table("Two readings, and what to say")


@pytest.mark.parametrize("row", READINGS, ids=[f"{row[0]} {row[2]}" for row in READINGS])
def test_readings(row):
    y = eval(code(row[0]), dict(NAMES))  # noqa: S307 the page is ours
    said = eval(f"dict({code(row[2])})", dict(NAMES))  # noqa: S307 the same
    assert ids_of(y) == "two readings"
    assert row[3] == ids_of(y, **said)
    with pytest.raises(ContractError) as caught:
        fl.labels.to_class_ids(y)
    option = code(row[2]).split("=")[0]
    assert f"{option}=" in str(caught.value)


def test_every_form_is_on_the_page():
    said = {row[1] for row in FORMS}
    assert said == {*map(str, fl.vocabulary.LabelForm), "mixed", "ragged", "none"}


def test_the_fields_of_the_json():
    names = [code(row[0]) for row in table("The JSON of a data set")]
    assert names == ["format", "version", *(one.name for one in fields(fl.labels.LabelSpec))]


def test_the_example_of_the_json(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # the example saves a file
    page = PAGE.read_text(encoding="utf-8")
    program, written = re.findall(r"```(?:python|json)\n(.*?)```", page.split("## The JSON of a data set")[1], re.DOTALL)[:2]
    held = dict(NAMES)
    exec(program, held)  # noqa: S102 the page is ours
    assert held["spec"].to_json() == written.rstrip()
    assert fl.labels.LabelSpec.from_json(written) == fl.labels.LabelSpec.load("labels.json") == held["spec"]
    assert set(json.loads(written)) == {code(row[0]) for row in table("The JSON of a data set")}


def test_sessions_on_the_page():
    sessions = [one for one in re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL) if one.startswith(">>>")]
    found = doctest.DocTestParser().get_doctest("\n".join(sessions), {}, "labels.md", str(PAGE), 0)
    failures, tried = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(found)
    assert (failures, tried > 0) == (0, True)


@pytest.mark.parametrize("module", MODULES)
def test_docstrings(module):
    failures, _ = doctest.testmod(importlib.import_module(module), optionflags=doctest.ELLIPSIS)
    assert failures == 0


@pytest.mark.parametrize("name", labels.__all__)
def test_every_public_function_has_an_example(name):
    held = getattr(labels, name)
    assert ">>> " in held.__doc__ or name in {"Evidence", "Inference"}  # what `infer` gives back, and its parts: the example is there
