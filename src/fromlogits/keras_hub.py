"""KerasHub: a sampler for `causal_lm.compile(sampler=...)`, on every backend of Keras."""

from __future__ import annotations

from typing import Any

import keras
import keras_hub
from keras import ops

from fromlogits.sampling import tensors
from fromlogits.sampling.drawing import drawn_of
from fromlogits.sampling.filtering import filter_logits
from fromlogits.sampling.options import Filters, Plan, check_numbers

__all__ = ["FilterSampler"]

NO_FILTERS = Filters(None, None, None, None)
AS_IT_STANDS = Plan(width=None, ordered=False, cold=False, known=True)


@keras.saving.register_keras_serializable("fromlogits")
class FilterSampler(keras_hub.samplers.Sampler):  # type: ignore[misc]
    """Temperature, top-k, top-p and min-p in one sampler, with the rules and the exactness of `fl.sampling.filter_logits`.

    Args:
      top_k, top_p, min_p, temperature: numbers, as in `fl.sampling.filter_logits`; temperature 0 takes the largest logit.
      seed: a whole number; None for one of Keras's own.

    A row whose logits hold NaN is an error where values can be seen, and gets the id -1 in compiled generation.

    >>> from fromlogits.keras_hub import FilterSampler
    >>> sampler = FilterSampler(top_k=50, top_p=0.9, seed=0)
    >>> causal_lm.compile(sampler=sampler)  # doctest: +SKIP

    Twins: `keras_hub.samplers.TopKSampler`, `TopPSampler`, `RandomSampler`, `GreedySampler`.
    """

    def __init__(self, top_k: Any = None, top_p: Any = None, min_p: Any = None, seed: int | None = None, temperature: float = 1.0) -> None:
        super().__init__(temperature=temperature)
        check_numbers(temperature=temperature, top_k=top_k, top_p=top_p, min_p=min_p)
        self.top_k = top_k
        self.top_p = top_p
        self.min_p = min_p
        self.seed = seed
        self.seed_generator = keras.random.SeedGenerator(seed)

    def compute_probabilities(self, logits: Any) -> Any:
        """(B, V) logits -> (B, V) probabilities, 0 for what may not be drawn."""
        kept = filter_logits(
            ops.cast(logits, "float32"), temperature=self.temperature, top_k=self.top_k, top_p=self.top_p, min_p=self.min_p
        )
        return keras.activations.softmax(kept)

    def get_next_token(self, probabilities: Any) -> Any:
        """(B, V) probabilities -> (B,) ids."""
        rows = ops.shape(probabilities)[0]
        high, low = (keras.random.uniform((rows, 1), seed=self.seed_generator) for _ in range(2))
        xp = tensors.of(probabilities)
        with xp.wide():
            chance = xp.cast(high, "float64") + xp.cast(low, "float64") * 2.0**-24  # numbers of float32 leave out the rarest ids
            (ids,), _ = xp.run(drawn_of, AS_IT_STANDS, xp.log(probabilities), NO_FILTERS, chance)
        return ops.cast(ids, "int32")

    def get_config(self) -> dict[str, Any]:
        return {**super().get_config(), "top_k": self.top_k, "top_p": self.top_p, "min_p": self.min_p, "seed": self.seed}
