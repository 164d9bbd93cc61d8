"""What is said of a language model that cannot be made to train without logits."""

from __future__ import annotations

__all__ = ["no_plain_head", "own_loss", "unknown_on_logits"]


def no_plain_head(model: str, head: str | None) -> TypeError:
    """Hidden states and a weight are all there is to a loss without logits."""
    what = "has no head that makes logits" if head is None else f"makes its logits by a {head}"
    return TypeError(
        f"{model} {what}, and a loss without logits needs the weight of a torch.nn.Linear: pass a model such as LlamaForCausalLM; an adapter or a "
        "quantised layer in the head's place would be passed by."
    )


def own_loss(model: str, loss: str) -> TypeError:
    return TypeError(f"{model} computes its loss by {loss}, not by ForCausalLMLoss: what would stand in its place is not known.")


def unknown_on_logits(what: str) -> NotImplementedError:
    return NotImplementedError(
        f"the model does something to its logits that is not known here, {what}: only scales and one tanh are. Undo use_linear_cross_entropy for it."
    )
