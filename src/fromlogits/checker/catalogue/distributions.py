"""Probability distributions over classes and yes-or-no: each takes probabilities or logits, and which comes first differs by library.

Their log-probability is a cross-entropy, so what they are given matters as it does for a loss: logits are normalised, probabilities are not.
"""

from __future__ import annotations

from fromlogits.checker.catalogue.entry import Entry, Op

__all__ = ["ALIASES", "ENTRIES"]

_PROBABILITIES_FIRST = "probs=None logits=None"  # torch, Pyro, NumPyro
_LOGITS_FIRST = "logits=None probs=None"  # TensorFlow Probability, distrax

_PYTORCH = {
    **dict.fromkeys(
        ("Bernoulli", "Categorical", "ContinuousBernoulli", "Geometric", "OneHotCategorical", "OneHotCategoricalStraightThrough"),
        _PROBABILITIES_FIRST,
    ),
    **dict.fromkeys(("Binomial", "Multinomial"), f"total_count=1 {_PROBABILITIES_FIRST}"),
    **dict.fromkeys(("RelaxedBernoulli", "RelaxedOneHotCategorical"), f"temperature {_PROBABILITIES_FIRST}"),
}

_OTHERS = ("Bernoulli", "Categorical", "OneHotCategorical")

ENTRIES: dict[str, Entry] = {
    **{f"{library}.distributions.{name}": Op("distribution", call) for library in ("pyro", "torch") for name, call in _PYTORCH.items()},
    "torch.distributions.Beta": Op("shares", "concentration1 concentration0 validate_args=None"),
    "torch.distributions.Beta.sample": Op("random_uniform", "self sample_shape:shape=()", low=0.0, high=1.0),
    **{f"numpyro.distributions.{name}": Op("distribution", _PROBABILITIES_FIRST) for name in _OTHERS[:2]},
    **{
        f"{library}.{name}": Op("distribution", _LOGITS_FIRST)
        for library in ("distrax", "tensorflow_probability.distributions")
        for name in _OTHERS
    },
}

ALIASES: dict[str, str] = {
    **{
        f"torch.distributions.{module}": "torch.distributions"
        for module in ("bernoulli", "beta", "binomial", "categorical", "multinomial", "one_hot_categorical")
    },
    "tensorflow_probability.substrates.jax": "tensorflow_probability",
    "tensorflow_probability.substrates.numpy": "tensorflow_probability",
}
