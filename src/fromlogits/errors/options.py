"""What is said of options, and of arguments of another type than a function takes."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from fromlogits.errors.kinds import OutputKindError
from fromlogits.errors.words import Index, Shape, place, words

__all__ = [
    "all_declined",
    "axis_twice",
    "deprecated",
    "dtypes_differ",
    "ignore_needs_ids",
    "logits_overwritten",
    "masked_array",
    "named_twice",
    "no_array",
    "no_gradient_of",
    "no_groups",
    "not_a_mask",
    "not_a_tensor",
    "not_a_weight",
    "not_an_axis",
    "not_an_id",
    "not_floating",
    "not_names",
    "not_one_axis",
    "not_one_number",
    "not_static",
    "not_with_kind",
    "not_yes_or_no",
    "nothing_to_divide",
    "numba_fails",
    "numba_forgets",
    "out_of_bounds",
    "unknown_choice",
    "weight_cannot_count",
    "weight_not_real",
]


def unknown_choice(name: str, given: object, choices: Sequence[str]) -> ValueError:
    """A word that is none of those an option takes."""
    near = get_close_matches(str(given), choices, 1)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    return ValueError(f"{name}={given!r} is not known; choose one of {', '.join(map(repr, choices))}.{hint}")


def out_of_bounds(name: str, given: object, bounds: str) -> ValueError:
    """A number outside the interval an option takes."""
    return ValueError(f"{name}={given!r} is not in {bounds}.")


def not_yes_or_no(name: str, given: object, other: str) -> ValueError:
    """A word where yes, no, or another word belongs."""
    return ValueError(f"{name}={given!r} is not known; choose True, False or {other!r}.")


def not_names(name: str, given: object, choices: Sequence[str]) -> ValueError:
    """One word, or none, where a sequence of words belongs."""
    wanted = f"({given!r},)" if given in choices else tuple(sorted(given)) if isinstance(given, set | frozenset) else "()"
    return ValueError(f"{name}={given!r} is no sequence of names: pass {name}={wanted}.")


def named_twice(name: str, given: str) -> ValueError:
    return ValueError(f"{name} names {given!r} twice; each is a field of the result: name it once.")


def not_one_number(name: str, shape: Shape) -> ValueError:
    """An array where a number belongs."""
    return ValueError(f"{name} has shape {shape}, but one number was expected: weigh rows with {words().aside.partition(' ')[0]} instead.")


def not_static(name: str) -> ValueError:
    """A tensor that is traced, or that is learned, where a number says what is computed."""
    return ValueError(
        f"{name} is a tensor that is traced or requires a gradient, but the loss is made for one number and gives it no gradient: pass a Python "
        f"number (under jit, name it in static_argnames). A {name} that is learned is applied before the loss: cross_entropy(scale * logits, labels)."
    )


def nothing_to_divide() -> ValueError:
    return ValueError("denominator divides a sum, but reduction='none' makes none: leave denominator out, or divide the losses by it.")


def not_a_weight(name: str, given: object) -> ValueError:
    return ValueError(
        f"{name} is of type {type(given).__name__}, but numbers in an array or a list were expected, in the order of the classes or rows."
    )


def weight_cannot_count(name: str, index: Index, value: float) -> ValueError:
    """A weight that is not finite, or below zero where a mean is divided by the weights' sum."""
    if value < 0 and value > float("-inf"):
        return ValueError(
            f"{place(name, index)} is {value:.6g}, and a mean is divided by the sum of the weights, which could be 0 or turn its sign. "
            "Use weights of at least 0; for signed ones, such as advantages, pass reduction='sum' or a denominator."
        )
    return ValueError(f"{place(name, index)} is {value:.6g}, and no loss can be weighed with it: look at how the weights were computed.")


def weight_not_real(name: str, dtype: str) -> ValueError:
    """Text, objects and complex numbers, of which the real part would be taken in silence."""
    return ValueError(f"{name} has dtype {dtype}, but real numbers were expected.")


def no_array(name: str, given: object) -> TypeError:
    """Nothing at all, or a collection that has no order."""
    return TypeError(
        f"{name} is {'None' if given is None else f'of type {type(given).__name__}'}, but an array or a list of numbers was expected."
    )


def masked_array(name: str) -> ValueError:
    """A numpy masked array, whose numbers under the mask would count."""
    return ValueError(
        f"{name} came as a masked array, and a loss would count what is under its mask. For rows that do not count pass {name}.data and "
        f"give them {words().aside}; for classes that cannot be chosen pass logits.filled(-numpy.inf)."
    )


def not_an_id(name: str, given: object) -> ValueError:
    return ValueError(f"{name}={given!r} is no class id: pass a whole number.")


def not_one_axis(axis: object) -> ValueError:
    return ValueError(f"axis={axis!r} is no whole number: the classes of {words().output} lie along one axis.")


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


def axis_twice(axis: tuple[int, ...]) -> ValueError:
    return ValueError(f"axis={axis!r} names an axis twice.")


def not_a_tensor(name: str, given: object) -> TypeError:
    """Something else than a torch tensor at the torch door."""
    if given is None:
        return TypeError(f"{name} is None, but a torch.Tensor was expected.")
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
