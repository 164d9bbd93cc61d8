"""The catalogue of scikit-learn against the installed library: names, signatures, and every data set that comes with it."""

from __future__ import annotations

import importlib
import re
from typing import Any

import numpy as np
import pandas as pd
import pytest
from sklearn import datasets, metrics, preprocessing

from fromlogits.checker.catalogue import sklearn as catalogue
from fromlogits.checker.catalogue import sklearn_data
from fromlogits.checker.catalogue.entry import Data, Layer, LossEntry, Table, parameters

OLDER_KEYWORDS = {  # parameters that older releases spell otherwise
    "sklearn.metrics.brier_score_loss": "y_prob",
    "sklearn.preprocessing.OneHotEncoder": "sparse",
}
DESCRIPTION = re.compile(
    r"(?:(?P<library>pandas) )?\((?P<shape>[N\d,]*)\) (?P<dtype>\w+)(?: \[(?P<low>[^,]+),(?P<high>[^]]+)\])?(?: classes=(?P<classes>\d+))?"
)
LOADERS = sorted(name.rpartition(".")[2] for name in sklearn_data.ENTRIES if ".load_" in name)


def test_every_name_exists_and_every_signature_agrees(disagreements):
    found = disagreements({name: entry for name, entry in catalogue.ENTRIES.items() if name.startswith("sklearn.")})
    assert [
        line for line in found if not any(line.startswith(name) and f" {word}: " in line for name, word in OLDER_KEYWORDS.items())
    ] == []


def agrees(description: str | Table, real: Any) -> None:
    """An array is what its description says; a table has the columns that are said, in their order."""
    if isinstance(description, Table):
        assert list(real.columns) == list(description.columns)
        for column, inner in description.columns.items():
            agrees(inner, real[column])
        return
    said = DESCRIPTION.fullmatch(description)
    assert said is not None, description
    assert bool(said["library"]) == isinstance(real, (pd.Series, pd.DataFrame))
    real = np.asarray(real)
    assert real.shape == tuple(int(size) for size in said["shape"].split(",") if size)
    if said["dtype"] == "str":
        assert real.dtype.kind == "U"
        return
    assert real.dtype == said["dtype"]
    if said["low"]:
        assert (real.min(), real.max()) == (float(said["low"]), float(said["high"]))
    if said["classes"]:
        assert len(np.unique(real)) == int(said["classes"])


def compare(gives: Any, real: Any) -> None:
    if isinstance(gives, dict):
        for key, description in gives.items():
            agrees(description, real[key])
    else:
        assert len(gives) == len(real)
        for description, array in zip(gives, real, strict=True):
            agrees(description, array)


@pytest.mark.parametrize("name", LOADERS)
def test_loaders_give_what_is_said(name):
    entry, loader = sklearn_data.ENTRIES[f"sklearn.datasets.{name}"], getattr(datasets, name)
    assert isinstance(entry, Data)
    compare(entry.gives, loader())
    for written, gives in entry.options.items():
        options = dict(part.split("=") for part in written.split())
        compare(gives, loader(**{key: value == "True" if value in {"True", "False"} else int(value) for key, value in options.items()}))


@pytest.mark.parametrize("name", ["make_classification", "make_moons", "make_circles", "make_gaussian_quantiles", "make_hastie_10_2"])
def test_makers_make_what_is_said(name):
    entry = sklearn_data.ENTRIES[f"sklearn.datasets.{name}"]
    facts = {p.canonical: p.default for p in parameters(entry.signature)} | entry.fixed
    data, labels = getattr(datasets, name)()
    assert data.shape == (facts["rows"], facts["columns"])
    assert labels.dtype == facts["dtype"]
    assert len(np.unique(labels)) == facts["classes"]
    assert labels.min() == facts.get("low", 0)
    assert labels.max() == facts.get("high", facts["classes"] - 1)


def test_log_loss_takes_one_column_and_several():
    entry = catalogue.ENTRIES["sklearn.metrics.log_loss"]
    assert isinstance(entry, LossEntry)
    assert entry.family is None
    assert metrics.log_loss([0, 1], [0.2, 0.9]) == pytest.approx(metrics.log_loss([0, 1], [[0.8, 0.2], [0.1, 0.9]]))


@pytest.mark.parametrize("name", sorted(catalogue._SCORES))
def test_scores_refuse_probabilities(name):
    more = {"beta": 1} if name == "fbeta_score" else {}
    with pytest.raises(ValueError, match=r"mix of|continuous"):
        getattr(metrics, name)([0, 1, 1], [0.2, 0.9, 0.4], **more)


def test_the_one_hot_encoder_is_sparse_unless_told():
    (default,) = [
        p.default for p in parameters(catalogue.ENTRIES["sklearn.preprocessing.OneHotEncoder"].signature) if p.name == "sparse_output"
    ]
    assert default is True
    assert preprocessing.OneHotEncoder().fit_transform([[0], [2]]).__class__.__name__ == "csr_matrix"


ESTIMATORS = [name for name, one in catalogue.ENTRIES.items() if isinstance(one, Layer) and one.operation == "estimator"]


@pytest.mark.parametrize("name", [name for name in ESTIMATORS if name.startswith("sklearn.")])
def test_every_estimator_predicts(name, library):
    estimator = library(name)
    assert hasattr(estimator, "predict") or name.endswith("make_pipeline")


def test_aliases_lead_to_entries(lost_aliases):
    assert lost_aliases(catalogue) == []


@pytest.mark.parametrize(
    "name", sorted(name for name, entry in catalogue.ENTRIES.items() if isinstance(entry, Layer) and entry.fixed.get("gives"))
)
def test_what_a_classifier_gives_whatever_its_options_are(name):
    house, _, short = name.rpartition(".")
    made = getattr(importlib.import_module(house), short)
    given = {method for method in ("predict_proba", "predict_log_proba", "decision_function") if hasattr(made, method)}
    assert given == catalogue.ENTRIES[name].fixed["gives"]
