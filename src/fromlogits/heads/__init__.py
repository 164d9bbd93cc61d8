"""A model without, or with, its final softmax or sigmoid: it trains on logits and still answers in probabilities."""

from __future__ import annotations

from typing import Any

from fromlogits import errors
from fromlogits.provenance.models import owner

__all__ = ["to_logits", "to_probabilities"]

ACTIVATIONS = ("softmax", "sigmoid")


def to_logits(model: Any, *, inputs: Any = None) -> Any:
    """The same model, with the same weights, without the softmax or sigmoid (or the logarithm of one) at its end.

    Args:
      model: a Keras model made of layers (Sequential, Functional, nested), or a torch module: a Sequential, or one whose last child is the activation.
      inputs: one batch, for a torch module with a `forward` of its own: the result is then seen to give logits.

    Returns:
      A new model. Layers and weights are shared, not copied: training one trains the other. A model that gives logits is given back as it is.

    Raises:
      ValueError: the activation is computed inside the model's own code, or it cannot be told what the model gives.

    >>> import torch, fromlogits as fl
    >>> net = torch.nn.Sequential(torch.nn.Linear(4, 3), torch.nn.Softmax(dim=1))
    >>> fl.to_logits(net)
    Sequential(
      (0): Linear(in_features=4, out_features=3, bias=True)
    )

    Twin: `to_probabilities`.
    """
    whose = owner(model)
    if whose == "keras":
        from fromlogits.heads import keras

        return keras.to_logits(model)
    if whose == "torch":
        from fromlogits.heads import torch

        return torch.to_logits(model, inputs)
    raise errors.not_a_model(model)


def to_probabilities(model: Any, *, activation: str | None = None, inputs: Any = None) -> Any:
    """The same model, with the same weights, ending in probabilities.

    Args:
      model: a Keras model or a torch module.
      activation: "softmax" or "sigmoid". Chosen by the number of units otherwise: sigmoid for one, softmax for more.
      inputs: one batch, for a model whose layers do not tell what it gives (a Keras model or a torch module with code of its own).

    Returns:
      A new model that shares layers and weights; the logarithm of probabilities is undone. A model that gives probabilities is given back as it is.

    Raises:
      ValueError: it cannot be told what the model gives, or how many units it has.

    >>> import torch, fromlogits as fl
    >>> fl.to_probabilities(torch.nn.Sequential(torch.nn.Linear(4, 3)))
    Sequential(
      (0): Linear(in_features=4, out_features=3, bias=True)
      (1): Softmax(dim=-1)
    )

    Twin: `to_logits`.
    """
    if activation is not None and activation not in ACTIVATIONS:
        raise errors.unknown_choice("activation", activation, ACTIVATIONS)
    whose = owner(model)
    if whose == "keras":
        from fromlogits.heads import keras

        return keras.to_probabilities(model, activation, inputs)
    if whose == "torch":
        from fromlogits.heads import torch

        return torch.to_probabilities(model, activation, inputs)
    raise errors.not_a_model(model)
