"""The outputs of a live model, whatever its framework."""

from __future__ import annotations

import sys
from typing import Any

from fromlogits import errors
from fromlogits.vocabulary import Output

__all__ = ["outputs_of", "owner"]


def owner(model: Any) -> str | None:
    """Whose model this is: keras, torch or jax; None where it is none. Nothing is imported to ask."""
    keras = sys.modules.get("keras")
    if keras is not None and isinstance(model, getattr(keras, "Layer", ())):
        return "keras"
    torch = sys.modules.get("torch")
    if torch is not None and isinstance(model, torch.nn.Module):
        return "torch"
    if "jax" in sys.modules and (callable(model) or (isinstance(model, tuple) and len(model) == 2 and callable(model[0]))):
        return "jax"
    return None


def outputs_of(model: Any, inputs: Any = None) -> dict[str | None, Output]:
    """What each output of a model is, by proof: from the layers of a Keras model, a real call of a torch module, the jaxpr of a JAX function.

    Args:
      model: a Keras model; a torch.nn.Module; for JAX a callable, or the pair (apply, params).
      inputs: one batch as the model takes it: an array or tensor, a tuple for several arguments, a dict for names. Not needed for a Keras model
        whose layers are known (Sequential, Functional).

    Returns:
      The facts of each output by its name (the key of a dict, the place in a tuple or list); None names the output of a model that has one.
      Nothing of the model changes: weights, buffers, mode, random states.

    Raises:
      TypeError: no model, or outputs that are no tensors.
      ValueError: the model cannot be called with these inputs (its own exception is chained), or needs some.

    >>> import torch
    >>> from fromlogits.provenance.models import outputs_of
    >>> net = torch.nn.Sequential(torch.nn.Linear(4, 3), torch.nn.Softmax(dim=1))
    >>> print(outputs_of(net, torch.zeros(2, 4))[None].text)
    nn.Softmax(dim=1) '1'
    """
    whose = owner(model)
    # Import statements, each by itself: no framework is loaded but the model's own.
    if whose == "torch":
        from fromlogits.provenance import torch_modules

        return torch_modules.outputs_of(model, inputs)
    if whose == "keras":
        from fromlogits.provenance import keras

        return keras.outputs_of(model, inputs)
    if whose == "jax":
        from fromlogits.provenance import jax_functions

        return jax_functions.outputs_of(model, inputs)
    raise errors.not_a_model(model)
