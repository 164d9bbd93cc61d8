"""What the catalogue says of SciKeras, against SciKeras itself, where it is installed."""

from __future__ import annotations

import pytest

from fromlogits.checker.catalogue import scikeras as catalogue


def test_every_name_and_signature_is_the_librarys(disagreements):
    pytest.importorskip("scikeras")
    assert disagreements(catalogue.ENTRIES) == []
