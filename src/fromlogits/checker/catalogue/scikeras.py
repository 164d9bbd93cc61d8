"""SciKeras: Keras models as scikit-learn's estimators, compiled by the wrapper where their builder did not."""

from __future__ import annotations

from fromlogits.checker.catalogue.entry import Entry, Layer

__all__ = ["ALIASES", "ENTRIES"]

_OPTIONS = "model=None | build_fn:model=None warm_start=False random_state=None optimizer='rmsprop' loss=None metrics=None"

ENTRIES: dict[str, Entry] = {
    f"scikeras.wrappers.{name}": Layer("wrapped_model", _OPTIONS, compiles=True) for name in ("KerasClassifier", "KerasRegressor")
}

ALIASES: dict[str, str] = {}
