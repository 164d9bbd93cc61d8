"""What is said of options, and of arguments of another type than a function takes."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from fromlogits.errors.kinds import OutputKindError
from fromlogits.errors.words import words

__all__ = [
    "all_declined",
    "deprecated",
    "dtypes_differ",
    "ignore_needs_ids",
    "logits_overwritten",
    "no_gradient_of",
    "no_groups",
    "not_a_mask",
    "not_a_tensor",
    "not_an_axis",
    "not_floating",
    "not_with_kind",
    "numba_fails",
    "numba_forgets",
    "out_of_bounds",
    "unknown_choice",
]


def unknown_choice(name: str, given: object, choices: Sequence[str]) -> ValueError:
    """A word that is none of those an option takes."""
    near = get_close_matches(str(given), choices, 1)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    return ValueError(f"{name}={given!r} is not known; choose one of {', '.join(map(repr, choices))}.{hint}")


def out_of_bounds(name: str, given: object, bounds: str) -> ValueError:
    """A number outside the interval an option takes."""
    return ValueError(f"{name}={given!r} is not in {bounds}.")


def deprecated(old: str, new: str) -> str:
    """The text of a warning: arguments that the framework gives up."""
    return f"torch deprecates {old}; write {new}."


def all_declined(reasons: Sequence[str]) -> NotImplementedError:
    """No way of computing takes the call."""
    return NotImplementedError("no implementation takes this call. " + "; ".join(reasons) + ".")


def logits_overwritten() -> RuntimeError:
    """A second backward pass, or a derivative of it, through a loss that gave the memory of its logits away."""
    return RuntimeError(
        "the logits are overwritten: overwrite_logits=True lets the gradient take their memory, once. Leave it out for a second backward pass "
        "or for second derivatives."
    )


def numba_fails(fault: Exception) -> str:
    """The text of a warning: numba is there, but cannot compile."""
    reason = str(fault).strip().partition("\n")[0]
    return f"numba could not compile ({type(fault).__name__}: {reason}); losses are computed by array operations, more slowly."


def numba_forgets(fault: Exception) -> str:
    """The text of a warning: nothing that numba compiles can be kept."""
    return f"numba finds no place to keep what it compiles ({fault}); each process compiles anew. Set NUMBA_CACHE_DIR to a folder that can be written to."


def not_with_kind(name: str, kind: str) -> ValueError:
    """An option of logits, given with probabilities."""
    return ValueError(f"{name} acts on logits, but kind={kind!r}; leave {name} out, or pass the logits.")


def ignore_needs_ids() -> ValueError:
    """`ignore_index` with labels that are rows."""
    return ValueError(f"ignore_index names a class id, but the labels are distributions; give rows that do not count {words().aside}.")


def not_a_mask(name: str, dtype: str) -> ValueError:
    """Numbers where booleans say what counts."""
    return ValueError(f"{name} has dtype {dtype}, but booleans say what counts; write {name} != 0, or multiply the losses by a weight.")


def not_an_axis(axis: object) -> ValueError:
    return ValueError(f"axis={axis!r} is neither a whole number nor a tuple of them.")


def not_a_tensor(name: str, given: object) -> TypeError:
    """Something else than a torch tensor at the torch door."""
    return TypeError(f"{name} is of type {type(given).__name__}, but a torch.Tensor was expected: pass torch.as_tensor({name}).")


def dtypes_differ(name: str, dtype: str, other: str, wanted: str) -> TypeError:
    return TypeError(f"{name} has dtype {dtype}, but {other} has {wanted}: pass {name}.to({other}.dtype).")


def no_gradient_of(name: str) -> ValueError:
    """A weight that asks for a gradient that is not given."""
    return ValueError(f"{name} requires a gradient, which this loss does not give: pass {name}.detach().")


def not_floating(dtype: str, labels: str) -> OutputKindError:
    """Whole numbers where a model's output belongs."""
    cause = (
        f"{words().output} and {words().labels} seem to be exchanged: the output of the model comes first"
        if labels.startswith(("float", "bfloat")) and not dtype.startswith("complex")
        else "A loss takes real numbers"
        if dtype.startswith("complex")
        else f"These look like chosen classes: pass the scores, before any argmax; for numbers that are scores, {words().output}.float()"
    )
    return OutputKindError(f"{words().output} has dtype {dtype}, but scores and probabilities are floating point. {cause}.")


def no_groups() -> NotImplementedError:
    return NotImplementedError("group: a vocabulary spread over ranks is not supported yet; gather the weight first")
