"""KerasTuner: searches that build a model from hyperparameters, and fit it."""

from __future__ import annotations

from fromlogits.checker.catalogue.entry import Entry, Layer

__all__ = ["ALIASES", "ENTRIES"]

ENTRIES: dict[str, Entry] = {
    **{
        f"keras_tuner.{name}": Layer("tuner", "hypermodel=None objective=None")
        for name in ("BayesianOptimization", "GridSearch", "Hyperband", "RandomSearch")
    },
    "keras_tuner.HyperParameters": Layer("hyperparameters"),
}

ALIASES: dict[str, str] = {
    "kerastuner": "keras_tuner",
    "keras_tuner.tuners": "keras_tuner",
    **{f"keras_tuner.{room}": "keras_tuner" for room in ("engine.hyperparameters", "hyperparameters")},
}
