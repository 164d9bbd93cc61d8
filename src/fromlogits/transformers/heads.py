"""Causal language models whose loss is computed from hidden states and the head's weight, so that training never builds the logits.

A model calls its head, does something simple to what comes out (a scale, a soft-cap), and hands it to its loss function. While it trains, the head
gives a promise of logits instead, which remembers what is done to it, and the loss function takes the promise.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import torch
from torch import Tensor, nn
from transformers.loss.loss_utils import ForCausalLMLoss

from fromlogits import errors
from fromlogits.losses.linear import linear_cross_entropy

__all__ = ["use_linear_cross_entropy"]


def use_linear_cross_entropy(model: nn.Module) -> Callable[[], None]:
    """Make a causal language model of transformers train without logits.

    In training mode, called with `labels`, the model's loss is `fromlogits.linear_cross_entropy` of the hidden states and the head: what the library
    computes, with `num_items_in_batch`, `shift_labels` and `ignore_index` as there, and the output's `logits` are None. The head's scale and soft-cap
    are kept (Cohere, Granite, Gemma), its weight may be tied to the embedding, and what a model adds to the loss itself (Mixtral's router) stays.
    In evaluation mode, and without labels, nothing changes.

    Args:
      model: a model with a head for causal language modelling, such as LlamaForCausalLM; or PEFT's around one, whose head may be trained whole, but
        not by an adapter.

    Returns:
      A function that gives the model back as it was.

    Raises:
      TypeError: the model has no head that is a plain `torch.nn.Linear`, or computes its loss in a way of its own.

    What differs: half precision is summed in float32, and a batch in which nothing counts has a loss of 0 where the library's is NaN.

    >>> from fromlogits.transformers import use_linear_cross_entropy
    >>> undo = use_linear_cross_entropy(model)  # doctest: +SKIP
    >>> model(input_ids=ids, labels=ids).loss.backward()  # doctest: +SKIP
    >>> undo()  # doctest: +SKIP
    """
    inner = _inside(model)
    head = _head(inner)
    if inner.loss_function is not ForCausalLMLoss:
        raise errors.own_loss(type(inner).__name__, getattr(inner.loss_function, "__name__", str(inner.loss_function)))
    forward, head_forward, signature = inner.forward, head.forward, inspect.signature(inner.forward)
    training = False

    @functools.wraps(forward)  # the Trainer asks for the names of its arguments
    def model_forward(*args: Any, **kwargs: Any) -> Any:
        nonlocal training
        given = signature.bind_partial(*args, **kwargs).arguments
        before, training = training, inner.training and given.get("labels") is not None
        try:
            found = forward(*args, **kwargs)
        finally:
            training = before
        return _without_promises(found)

    def promised(hidden: Tensor) -> Any:
        return Promise(hidden, head.weight, head.bias) if training else head_forward(hidden)

    inner.forward, head.forward, inner.loss_function = model_forward, promised, _loss

    def undo() -> None:
        for one, name in ((inner, "forward"), (head, "forward"), (inner, "_loss_function")):
            one.__dict__.pop(name, None)

    return undo


@dataclass(frozen=True)
class Promise:
    """Logits that nobody has computed: `outer * tanh(inner * x)` where there is a cap, else `outer * x`, with x = hidden @ weight.T + bias."""

    hidden: Tensor  # (..., D)
    weight: Tensor  # (V, D)
    bias: Tensor | None  # (V,)
    outer: float = 1.0
    inner: float | None = None

    def __mul__(self, by: object) -> Promise:
        if not isinstance(by, int | float):
            raise errors.unknown_on_logits(f"a product with a {type(by).__name__}")
        return replace(self, outer=self.outer * by)

    __rmul__ = __mul__

    def __truediv__(self, by: float) -> Promise:
        return self * (1.0 / by)

    def tanh(self) -> Promise:
        if self.inner is not None:
            raise errors.unknown_on_logits("a second tanh")
        return replace(self, outer=1.0, inner=self.outer)

    def as_it_is(self, *_: Any, **__: Any) -> Promise:
        return self

    # A change of dtype is no more than that: what has not been rounded need not be widened.
    float = to = contiguous = as_it_is

    @classmethod
    def __torch_function__(cls, function: Any, _types: Any, args: tuple[Any, ...] = (), _kwargs: Any = None) -> Any:
        known: dict[Any, Callable[..., Promise]] = {torch.tanh: cls.tanh, torch.mul: cls.__mul__, torch.div: cls.__truediv__}
        if function not in known or not isinstance(args[0], Promise):
            raise errors.unknown_on_logits(getattr(function, "__name__", str(function)))
        found: Promise = known[function](*args)
        return found

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        raise errors.unknown_on_logits(name)


def _loss(
    logits: Any,
    labels: Tensor,
    vocab_size: int,
    num_items_in_batch: Any = None,
    ignore_index: int = -100,
    shift_labels: Tensor | None = None,
    **kwargs: Any,
) -> Any:
    """What `ForCausalLMLoss` computes, from a promise of logits; from logits, that itself."""
    if not isinstance(logits, Promise):
        return ForCausalLMLoss(logits, labels, vocab_size, num_items_in_batch, ignore_index, shift_labels, **kwargs)
    if shift_labels is None:  # each place is to foretell the next one's label, the last one nothing
        shift_labels = nn.functional.pad(labels, (0, 1), value=ignore_index)[..., 1:]
    options: dict[str, Any] = {} if logits.inner is None else {"softcap": abs(logits.outer)}
    scale = logits.outer if logits.inner is None else logits.inner * logits.outer
    denominator = num_items_in_batch.to(logits.hidden.device) if isinstance(num_items_in_batch, Tensor) else num_items_in_batch
    return linear_cross_entropy(
        logits.hidden, logits.weight, shift_labels.to(logits.hidden.device), bias=logits.bias, ignore_index=ignore_index, scale=scale,
        reduction="mean" if denominator is None else "sum", denominator=denominator, **options,
    )  # fmt: skip


def _inside(model: nn.Module) -> Any:
    """The model of transformers in what may be PEFT's around it."""
    inside: Any = model
    return inside.get_base_model() if hasattr(inside, "get_base_model") else inside


def _head(model: Any) -> Any:
    """The linear layer that makes the logits."""
    head: Any = model.get_output_embeddings() if hasattr(model, "get_output_embeddings") else None
    saved = getattr(head, "modules_to_save", None)  # PEFT keeps a copy that is trained whole
    if saved is not None:
        head = saved[head.active_adapter if isinstance(head.active_adapter, str) else head.active_adapter[0]]
    if type(head) is not nn.Linear or not hasattr(model, "loss_function"):
        raise errors.no_plain_head(type(model).__name__, None if head is None else type(head).__name__)
    return head


def _without_promises(found: Any) -> Any:
    """The output of a model, None where a promise is."""
    if isinstance(found, tuple):
        return tuple(None if isinstance(one, Promise) else one for one in found)
    for name, value in list(found.items()):
        if isinstance(value, Promise):
            found[name] = None
    return found
