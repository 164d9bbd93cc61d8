"""What the catalogue says of KerasTuner, against KerasTuner itself, where it is installed."""

from __future__ import annotations

import pytest

from fromlogits.checker.catalogue import keras_tuner as catalogue
from fromlogits.checker.evidence.source.names import canonical


def test_every_name_and_signature_is_the_librarys(disagreements):
    pytest.importorskip("keras_tuner")
    assert disagreements(catalogue.ENTRIES) == []


@pytest.mark.parametrize(
    ("spelling", "meaning"),
    [
        ("kerastuner.RandomSearch", "keras_tuner.RandomSearch"),
        ("kerastuner.tuners.Hyperband", "keras_tuner.Hyperband"),
        ("keras_tuner.engine.hyperparameters.HyperParameters", "keras_tuner.HyperParameters"),
    ],
)
def test_older_addresses(spelling, meaning):
    assert canonical(spelling) == meaning
