"""What is said of a language model that cannot be made to train without logits."""

from __future__ import annotations

__all__ = ["head_not_called", "no_plain_head", "unknown_on_logits"]


def no_plain_head(model: str, head: str | None) -> TypeError:
    """Hidden states and a weight are all there is to a loss without logits."""
    what = "has no head that makes logits" if head is None else f"makes its logits by a {head}"
    return TypeError(
        f"{model} {what}, and a loss without logits needs the weight of a torch.nn.Linear: pass a model such as LlamaForCausalLM; an adapter or a "
        "quantised layer in the head's place would be passed by."
    )


def head_not_called(model: str) -> NotImplementedError:
    return NotImplementedError(
        f"{model} makes its logits without calling its head, so they were built. Undo use_linear_cross_entropy for it."
    )


def unknown_on_logits(what: str) -> NotImplementedError:
    return NotImplementedError(
        f"the model does something to its logits that is not known here, {what}: before cross_entropy only scales, one tanh, a bias, slices and views "
        "are. Undo use_linear_cross_entropy for it."
    )
