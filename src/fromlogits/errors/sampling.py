"""What is said when nothing can be drawn from logits: rows, options and seeds."""

from __future__ import annotations

from fromlogits.errors.kinds import OutputKindError, ShapeError
from fromlogits.errors.words import Index, Shape, place, shown

__all__ = [
    "drawn_from_normalised",
    "generator_elsewhere",
    "ids_not_whole",
    "ids_too_narrow",
    "looks_drawn_from_probabilities",
    "masked_scores",
    "no_seed",
    "not_a_seed",
    "not_real",
    "nothing_to_draw",
    "only_a_number",
    "option_does_not_fit",
    "option_out_of_bounds",
]


def nothing_to_draw(row: Index, name: str, fact: str) -> OutputKindError:
    """A row of logits that is no distribution."""
    causes = {
        "NaN": "a step that overflowed before this one, often in half precision: look at the first layer whose output is not finite",
        "+inf": "a number beyond its dtype: compute the last layer in float32",
        "-inf alone": "masks that together allow no class: keep at least one class of each row",
    }
    return OutputKindError(f"{place(name, row)} holds {fact}, and nothing can be drawn from it. Likely {causes[fact]}.")


def drawn_from_normalised(activation: str) -> OutputKindError:
    """Proof that what is given as logits is the output of softmax or sigmoid."""
    return OutputKindError(
        f"logits were expected, but this tensor is the output of {activation}: sampling would apply softmax to it, and draw almost evenly. "
        f"Pass the tensor before {activation}, or its logarithm."
    )


def looks_drawn_from_probabilities(shape: Shape, rows: int) -> str:
    """The text of a warning: numbers given as logits that may be probabilities."""
    return (
        f"logits were expected, but the {rows} rows sum to 1 and nothing is negative in this batch of shape {shown(shape)} (FL101): sampling applies "
        "softmax itself, and would draw almost evenly. Pass the tensor before softmax, or its logarithm; "
        "if these are logits, wrap the call in fromlogits.checks('never')."
    )


def ids_not_whole(name: str, dtype: str) -> ValueError:
    """Numbers with fractions where class ids are gone on from."""
    return ValueError(f"{name} has dtype {dtype}, but ids are whole numbers: convert with fromlogits.labels.to_class_ids({name}).")


def ids_too_narrow(name: str, dtype: str, classes: int) -> ValueError:
    """A dtype that would make another class of the last ones."""
    return ValueError(f"{name} has dtype {dtype}, which cannot hold the ids of {classes} classes: pass it as int32 or int64.")


def masked_scores(name: str) -> ValueError:
    """A numpy masked array, whose numbers under the mask would be drawn."""
    return ValueError(
        f"{name} came as a masked array, and what is under its mask would be drawn: for classes that cannot be drawn pass {name}.filled(-numpy.inf)."
    )


def option_out_of_bounds(name: str, given: object, row: Index, bounds: str, remedy: str) -> ValueError:
    """A number outside the interval that an option of sampling takes, in one row or in all."""
    where = f"{place(name, row)} is {given}, which" if len(row) else f"{name}={given}"
    return ValueError(f"{where} is not in {bounds}. {remedy}.")


def option_does_not_fit(name: str, given: Shape, rows: Shape) -> ShapeError:
    return ShapeError(f"{name} of shape {shown(given)} with logits of {shown(rows)} rows: give one number, or one for each row.")


def only_a_number(name: str, function: str) -> ValueError:
    """A value that must be known before a program runs."""
    return ValueError(f"{name} is a tensor without values here, but {function} has to know it: pass a number, or a numpy array.")


def not_real(dtype: str) -> OutputKindError:
    return OutputKindError(f"logits have dtype {dtype}, but scores are real numbers.")


def no_seed() -> ValueError:
    return ValueError("seed=None, but JAX has no random state of its own: pass seed=jax.random.key(0), and a new key for every call.")


def not_a_seed(given: object, framework: str, source: str) -> TypeError:
    return TypeError(f"seed is of type {type(given).__name__}, but logits of {framework} are drawn from with an int or {source}.")


def generator_elsewhere(generator: str, logits: str) -> ValueError:
    return ValueError(f"seed is a generator on {generator}, but the logits are on {logits}: make it with torch.Generator({logits!r}).")
