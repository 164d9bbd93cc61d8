"""Functions of TensorFlow's tensors: eager tensors do not say what made them, so the function is traced once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import tensorflow as tf

from fromlogits.provenance import tensorflow as provenance
from fromlogits.vocabulary import Output

__all__ = ["made_of"]


def made_of(function: Callable[[Any], Any], inputs: Any, key: str | None) -> Output | None:
    """What a function makes its output of; None where it cannot be traced."""
    try:
        given = (
            tf.function(function, autograph=False)
            .get_concrete_function(tf.nest.map_structure(tf.convert_to_tensor, inputs))
            .structured_outputs
        )
    except Exception:  # noqa: BLE001 the program may ask for numbers, which there are none of yet
        return None
    if key is not None:
        given = given[key] if isinstance(given, Mapping) else given[int(key)]
    found = provenance.made_of(given, from_model=True)
    return None if found is None else replace(found, from_model=True)
