"""Which loss or metric a live object is: by identity, with the options it was made with."""

from __future__ import annotations

import functools
import subprocess
import sys

import pytest
import torch
from torch.nn import functional

import fromlogits.torch as ours
from fromlogits.checker.evidence import naming


class Mine(torch.nn.CrossEntropyLoss):
    """A subclass is what it comes from."""


@pytest.mark.parametrize(
    ("thing", "name"),
    [
        (functional.cross_entropy, "torch.nn.functional.cross_entropy"),
        (torch.nn.functional.nll_loss, "torch.nn.functional.nll_loss"),
        (torch.nn.BCELoss, "torch.nn.BCELoss"),
        (torch.nn.BCEWithLogitsLoss(), "torch.nn.BCEWithLogitsLoss"),
        (Mine(), "torch.nn.CrossEntropyLoss"),
        (ours.CrossEntropyLoss(), "fromlogits.torch.CrossEntropyLoss"),
        (ours.functional.cross_entropy, "fromlogits.torch.functional.cross_entropy"),
    ],
)
def test_names(thing, name):
    found = naming.entry_of(thing)
    assert found is not None
    assert found[0] == name


@pytest.mark.parametrize(
    "thing", [len, torch.nn.MSELoss(), functional.mse_loss, object(), functools.partial(functional.cross_entropy), "mse"]
)
def test_what_is_no_loss_of_classes_has_no_entry(thing):
    assert naming.entry_of(thing) is None


def test_options_of_an_instance():
    _, entry = naming.entry_of(torch.nn.CrossEntropyLoss(ignore_index=7, label_smoothing=0.1))
    options = naming.options_of(torch.nn.CrossEntropyLoss(ignore_index=7, label_smoothing=0.1), entry)
    assert (options["ignore_index"], options["label_smoothing"], options["reduction"]) == (7, 0.1, "mean")


def test_arguments_by_their_canonical_names():
    _, entry = naming.entry_of(functional.cross_entropy)
    found = naming.bound(entry.call, ("logits",), {"target": "ids", "ignore_index": 3, "unheard_of": 1})
    assert found == {"output": "logits", "labels": "ids", "ignore_index": 3}


def test_names_are_resolved_without_importing():
    assert naming.resolve("torch.nn.functional.cross_entropy") is functional.cross_entropy
    assert naming.resolve("torch.nn.functional.no_such_loss") is None
    assert naming.resolve("a_framework_that_is_not_there.loss") is None


LATER = """
import flax.linen
import optax
from fromlogits.checker.evidence import naming
assert naming.entry_of(optax.sigmoid_binary_cross_entropy) is not None
import flax.nnx
print(naming.entry_of(flax.nnx.metrics.Accuracy(threshold=0.5))[0])
"""


def test_a_part_of_a_framework_that_is_loaded_later():
    pytest.importorskip("flax")
    ran = subprocess.run([sys.executable, "-c", LATER], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "flax.nnx.metrics.Accuracy"
