"""Our own doors say what the frameworks say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fromlogits.checker.catalogue import keras, optax, ours, tensorflow, torch
from fromlogits.checker.catalogue.entry import LossEntry

ROOMS = {
    "fromlogits.keras": (keras, "keras.losses"),
    "fromlogits.torch": (torch, "torch.nn"),
    "fromlogits.torch.functional": (torch, "torch.nn.functional"),
    "fromlogits.tensorflow": (tensorflow, "tensorflow.nn"),
    "fromlogits.jax": (optax, "optax"),
}


def doors():
    return sorted(name for name in ours.ENTRIES if name.rpartition(".")[0] in ROOMS)


def test_every_door_of_the_design_is_there():
    assert {door: sum(name.rpartition(".")[0] == door for name in ours.ENTRIES) for door in ROOMS} == {
        "fromlogits.keras": 10,
        "fromlogits.torch": 4,
        "fromlogits.torch.functional": 4,
        "fromlogits.tensorflow": 4,
        "fromlogits.jax": 4,
    }


@pytest.mark.parametrize("name", doors())
def test_a_door_means_what_the_framework_means(name):
    door, _, short = name.rpartition(".")
    module, room = ROOMS[door]
    entry, theirs = ours.ENTRIES[name], module.ENTRIES[f"{room}.{short}"]
    assert isinstance(entry, LossEntry)
    assert entry.framework == "fromlogits"
    assert entry.strict is theirs.same_shape, "a door raises where optax broadcasts"
    unnamed = {"name": "", "framework": "", "sparse": None, "dense": None, "logits": None, "strict": False}
    assert replace(entry, **unnamed) == replace(theirs, **unnamed)


@pytest.mark.parametrize("name", doors())
def test_twins_are_doors_too(name):
    entry, (module, room) = ours.ENTRIES[name], ROOMS[name.rpartition(".")[0]]
    theirs = module.ENTRIES[f"{room}.{name.rpartition('.')[2]}"]
    for part in ("sparse", "dense", "logits"):
        twin = getattr(entry, part)
        assert (twin is None) is (getattr(theirs, part) is None)
        assert twin is None or twin in ours.ENTRIES
