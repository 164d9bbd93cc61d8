"""The catalogue of Python's own names against the running interpreter."""

from __future__ import annotations

import math
import random

from fromlogits.checker.catalogue import python as catalogue

FOREIGN = ("addict.", "box.", "easydict.", "hydra.", "ml_collections.", "munch.", "omegaconf.", "rich.", "tqdm.")


def test_every_name_exists_and_every_signature_agrees(disagreements):
    entries = {name: entry for name, entry in catalogue.ENTRIES.items() if not name.startswith(FOREIGN)}
    newer = {"math.cbrt", "math.exp2", "enum.StrEnum"}  # since Python 3.11
    assert disagreements(entries, older=newer) == []


def test_constants_are_those_of_math():
    for name in ("e", "inf", "pi", "tau"):
        assert catalogue.ENTRIES[f"math.{name}"].fixed["value"] == getattr(math, name)


def test_randint_includes_its_end_and_randrange_does_not():
    assert catalogue.ENTRIES["random.randint"].fixed["endpoint"] is True
    assert catalogue.ENTRIES["random.randrange"].fixed["endpoint"] is False
    draw = random.Random(0)
    assert {draw.randint(1, 3) for _ in range(100)} == {1, 2, 3}
    assert {draw.randrange(1, 3) for _ in range(100)} == {1, 2}


def test_aliases_lead_to_entries(lost_aliases):
    assert lost_aliases(catalogue) == []
