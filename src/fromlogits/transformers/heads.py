"""Language models whose loss is computed from hidden states and the head's weight, so that training never builds the logits.

A model calls its head, does something simple to what comes out (a scale, a soft-cap, a shift), and hands it to a cross-entropy. While it trains, the
head gives a promise of logits instead, which remembers what is done to it, and the cross-entropy takes the promise.
"""

from __future__ import annotations

import functools
import inspect
import threading
from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor, nn

from fromlogits import errors
from fromlogits.transformers.promise import Promise

__all__ = ["use_linear_cross_entropy"]


def use_linear_cross_entropy(model: nn.Module) -> Callable[[], None]:
    """Make a language model of transformers train without logits.

    In training mode, called with `labels`, the model's loss is `fromlogits.linear_cross_entropy` of the hidden states and the head: what the model
    computes itself, with `num_items_in_batch`, `shift_labels` and `ignore_index` as there, and the output's `logits` are None. The head's scale and
    soft-cap are kept (Cohere, Granite, Gemma), its weight may be tied to the embedding, and what a model adds to the loss itself (Mixtral's router)
    stays. In evaluation mode, and without labels, nothing changes.

    Args:
      model: a model with a head for language modelling: causal such as LlamaForCausalLM, with images beside the text, masked such as BertForMaskedLM,
        or from text to text such as T5ForConditionalGeneration; or PEFT's around one, whose head may be trained whole, but not by an adapter.

    Returns:
      A function that gives the model back as it was. For a model that is made so already it is the one that was returned then.

    Raises:
      TypeError: the model has no head that is a plain `torch.nn.Linear`.
      NotImplementedError, in training: the model does more with its logits than to scale, cap, shift and compare them by cross-entropy, or never calls
        its head.

    What differs: half precision is summed in float32, and a batch in which nothing counts has a loss of 0 where the library's is NaN.

    >>> from fromlogits.transformers import use_linear_cross_entropy
    >>> undo = use_linear_cross_entropy(model)  # doctest: +SKIP
    >>> model(input_ids=ids, labels=ids).loss.backward()  # doctest: +SKIP
    >>> undo()  # doctest: +SKIP
    """
    inner = _inside(model)
    head = _head(inner)
    there = getattr(head.__dict__.get("forward"), "__self__", None)
    if isinstance(there, WithoutLogits):
        return there.undo
    patch = WithoutLogits(inner, head)
    forward = functools.partial(WithoutLogits.call, patch)
    inner.forward = functools.update_wrapper(forward, inner.forward)  # whose arguments the Trainer asks for
    head.forward = patch.promised
    return patch.undo


class WithoutLogits:
    """What stands in a model for its `forward` and its head's. A copy of the model has a copy of it."""

    def __init__(self, model: Any, head: Any) -> None:
        self.model, self.forward = model, model.forward
        self.head, self.head_forward = head, head.forward
        self.signature = inspect.signature(model.forward)
        self.before = [(one, one.__dict__.get("forward")) for one in (model, head)]  # accelerate has put one of its own there
        self.promising: dict[int, bool | None] = {}  # whether the thread that calls the model got a promise; None where it keeps its logits

    def undo(self) -> None:
        for one, forward in self.before:
            if forward is None:
                one.__dict__.pop("forward", None)
            else:
                one.forward = forward

    def call(self, *args: Any, **kwargs: Any) -> Any:
        labels = kwargs["labels"] if "labels" in kwargs else self.signature.bind_partial(*args, **kwargs).arguments.get("labels")
        if not self.model.training or labels is None:
            return self._with(None, *args, **kwargs)[0]
        found, promised = self._with(False, *args, **kwargs)
        if not promised:
            raise errors.head_not_called(type(self.model).__name__)
        return _without_promises(found)

    def _with(self, promising: bool | None, *args: Any, **kwargs: Any) -> tuple[Any, bool | None]:
        """What the model gives, and whether its head has promised logits."""
        thread = _thread()
        outer, self.promising[thread] = self.promising.get(thread), promising
        try:
            return self.forward(*args, **kwargs), self.promising[thread]
        finally:
            if outer is None:
                del self.promising[thread]
            else:
                self.promising[thread] = outer

    def promised(self, hidden: Tensor) -> Any:
        thread = _thread()
        if self.promising.get(thread) is None:
            return self.head_forward(hidden)
        self.promising[thread] = True
        if hasattr(self.head, "set_reshard_after_forward"):  # FSDP's own shard, whose weight would be gone before the loss takes it
            self.head.set_reshard_after_forward(False)
        return Promise(hidden, self.head.weight, self.head.bias)


@torch.compiler.assume_constant_result  # type: ignore[untyped-decorator]
def _thread() -> int:
    """Who calls; the compiler, which cannot ask, takes who compiles."""
    return threading.get_ident()


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
    if not isinstance(head, nn.Linear) or type(head).forward is not nn.Linear.forward:  # FSDP2 makes a class of its own that calls it
        raise errors.no_plain_head(type(model).__name__, None if head is None else type(head).__name__)
    return head


def _without_promises(found: Any) -> Any:
    """The output of a model, None where a promise is."""
    if isinstance(found, tuple):
        kept: list[Any] = [None if isinstance(one, Promise) else one for one in found]
        return type(found)(*kept) if hasattr(found, "_fields") else tuple(kept)
    for name, value in list(found.items()) if hasattr(found, "items") else ():
        if isinstance(value, Promise):
            found[name] = None
    return found
