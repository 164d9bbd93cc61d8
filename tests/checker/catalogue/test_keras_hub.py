"""What the catalogue says of KerasHub, against KerasHub itself, where it is installed."""

from __future__ import annotations

import pytest

from fromlogits.checker.catalogue import keras_hub as catalogue
from fromlogits.checker.evidence.source.names import canonical


def test_every_name_and_signature_is_the_librarys(disagreements):
    pytest.importorskip("keras_hub")
    assert disagreements(catalogue.ENTRIES) == []


@pytest.mark.parametrize(
    ("spelling", "meaning"),
    [
        ("keras_nlp.models.BertClassifier.from_preset", "keras_hub.models.BertTextClassifier.from_preset"),
        ("keras_hub.models.RobertaClassifier", "keras_hub.models.RobertaTextClassifier"),
    ],
)
def test_older_addresses(spelling, meaning):
    assert canonical(spelling) == meaning
