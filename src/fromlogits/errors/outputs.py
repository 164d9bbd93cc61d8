"""What is said of an output that is not what the caller says it is."""

from __future__ import annotations

from fromlogits.errors.kinds import OutputKindError
from fromlogits.errors.words import Index, Shape, place, sentence, shown, words

__all__ = [
    "all_are_one",
    "already_normalised",
    "answered_each_by_itself",
    "looks_like_probabilities",
    "looks_unlike_logarithms",
    "looks_unlike_probabilities",
    "never_normalised",
    "no_logarithm",
    "not_log_probabilities",
    "not_probabilities",
    "not_scores",
    "one_class",
    "origin_unknown",
    "shared_among_units",
]


def not_probabilities(index: Index, fact: str) -> OutputKindError:
    """Values that cannot be probabilities, given as such."""
    return OutputKindError(f"{words().expected}, but {place(words().output, index)} {fact}. These look like raw scores: {words().scores}.")


def not_log_probabilities(index: Index, fact: str) -> OutputKindError:
    return OutputKindError(
        f"kind='log_probabilities', but {place('logits', index)} {fact}. Pass kind='logits' for raw scores, kind='probabilities' for probabilities."
    )


def not_scores(dtype: str, name: str = "logits") -> OutputKindError:
    """Logits, or what a head takes, of a dtype that holds no scores."""
    return OutputKindError(
        f"{name} {'have' if name.endswith('s') else 'has'} dtype {dtype}, but scores are floating-point numbers. "
        f"Labels and {name} may have changed places; write labels=..., {name}=..."
    )


def never_normalised(activation: str) -> OutputKindError:
    """Proof that what is given as probabilities is the output of a linear layer."""
    return OutputKindError(
        f"{words().expected}, but this tensor is the output of a linear layer: raw scores. {sentence(words().scores)}, or end the model in {activation}."
    )


def origin_unknown() -> OutputKindError:
    """`from_logits="auto"` where nothing tells."""
    return OutputKindError(
        'from_logits="auto" cannot be told here: the tensor does not say what made it (values of numpy or JAX never do, nor does what other '
        "layers changed). Say from_logits=True or False, or bind the loss to its model with fromlogits.loss_for(model)."
    )


def already_normalised(activation: str, applied: str) -> OutputKindError:
    """Proof that what is given as logits is the output of softmax or sigmoid, and the loss applies one of them itself."""
    again = "it a second time" if activation == applied else f"{applied} to it"
    return OutputKindError(
        f"logits were expected, but this tensor is the output of {activation}: the loss would apply {again}. "
        f"Pass the tensor before {activation}, or {words().probabilities}."
    )


def no_logarithm(activation: str) -> OutputKindError:
    """Proof that what is given as log-probabilities is the output of softmax or sigmoid."""
    return OutputKindError(
        f"log-probabilities were expected, but this tensor is the output of {activation}: the loss would be minus a probability, "
        f"and cannot fall below -1. {sentence(words().probabilities)}."
    )


def looks_unlike_logarithms(index: Index, value: float, shape: Shape, *, probabilities: bool) -> str:
    """The text of a warning: numbers given as log-probabilities that are none."""
    seem, cost, remedy = (
        ("probabilities", "cannot fall below -1", words().probabilities)
        if probabilities
        else ("raw scores", "has no bound below", words().scores)
    )
    return (
        f"log-probabilities were expected, but {place(words().output, index)} is {value:.6g} in this batch of shape {shown(shape)}, and no "
        f"logarithm of a probability is positive (FL103): these look like {seem}, and the loss {cost}. {sentence(remedy)}; "
        "if these numbers are meant, wrap the call in fromlogits.checks('never')."
    )


def one_class(shape: Shape) -> str:
    """The text of a warning: logits with nothing to choose from."""
    return (
        f"logits of shape {shown(shape)} have one class, whose loss is 0 whatever they are (FL106). For yes or no use {words().binary}; "
        "otherwise the last layer needs a unit for each class."
    )


def all_are_one(shape: Shape) -> str:
    """The text of a warning: probabilities that a softmax over one unit gives."""
    return (
        f"every probability of this batch of shape {shown(shape)} is 1 (FL106): a softmax over one unit gives 1 whatever its input. "
        "Use a sigmoid in its place."
    )


def shared_among_units(shape: Shape) -> str:
    """The text of a warning: units that are asked each by itself, but share one probability."""
    return (
        f"the probabilities of each row of this batch of shape {shown(shape)} sum to 1 (FL107): the last layer seems to end in a softmax, but this "
        f"loss asks every unit by itself. For one class out of many use {words().categorical}; for several at once use a sigmoid in place of softmax."
    )


def answered_each_by_itself(shape: Shape) -> str:
    """The text of a warning: sigmoids before a loss that takes one class out of many."""
    return (
        f"one class out of many was expected, but this tensor of shape {shown(shape)} is the output of sigmoid, which answers for each unit by itself "
        f"(FL107): the loss divides the answers by their sum. Use softmax in place of sigmoid, or {words().binary} for classes that hold at once."
    )


def looks_unlike_probabilities(index: Index, value: float, shape: Shape) -> str:
    """The text of a warning: numbers given as probabilities, and divided by their sum, that are none."""
    return (
        f"{words().expected}, but {place(words().output, index)} is {value:.6g} in this batch of shape {shown(shape)} (FL102): these look like raw "
        f"scores, and the loss divides them by their sum. {sentence(words().scores)}; if that is meant, wrap the call in fromlogits.checks('never')."
    )


def looks_like_probabilities(shape: Shape, rows: int | None) -> str:
    """The text of a warning: numbers given as logits that may be probabilities, in so many rows or each by itself."""
    fact = f"the {rows} rows sum to 1 and nothing is negative" if rows else "every number lies between 0 and 1"
    return (
        f"logits were expected, but {fact} in this batch of shape {shown(shape)} (FL101): the last layer may end in "
        f"{'softmax' if rows else 'sigmoid'}, which the loss applies itself. Pass the tensor before it, or {words().probabilities}; "
        "if these are logits, wrap the call in fromlogits.checks('never')."
    )
