from typing import Any, Protocol

import jax

Params = dict[str, Any]


class Classifier(Protocol):
    def init(self, key: jax.Array) -> Params: ...

    def logits(self, params: Params, x: jax.Array) -> jax.Array: ...
