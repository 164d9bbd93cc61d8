"""Whose array is this, its numbers, and the way back. Nothing is imported to ask: a tensor can only come from a framework that is loaded."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import numpy as np

from fromlogits import errors

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["dtype_of", "like", "numbers", "owner", "rows_like"]

OWNERS = {"torch": "torch", "jax": "jax", "jaxlib": "jax", "tensorflow": "tensorflow", "pandas": "table", "polars": "table"}
_KNOWN: dict[type, str] = {}


def owner(y: object) -> str:
    """torch, jax, tensorflow, "table" for pandas and polars; "numpy" for arrays, lists and whatever else numpy may read."""
    kind = type(y)
    found = _KNOWN.get(kind)
    if found is None:
        roots = (base.__module__.partition(".")[0] for base in kind.__mro__)
        found = _KNOWN[kind] = next((OWNERS[root] for root in roots if root in OWNERS), "numpy")
    return found


def dtype_of(y: Any) -> str:
    """The name of a dtype, spelled alike for every framework."""
    return str(getattr(y.dtype, "name", y.dtype)).removeprefix("torch.")


def numbers(y: Any) -> NDArray[Any]:
    """The values of a tensor as a numpy array, those of a dtype that numpy lacks as float32. Waits for an accelerator."""
    home = owner(y)
    try:
        if home == "torch":
            y = y.detach().cpu()
            return np.asarray(y.float() if dtype_of(y).startswith(("bfloat16", "float8")) else y)
        return np.asarray(y)
    except (TypeError, NotImplementedError, RuntimeError) as error:
        if home == "numpy":
            raise
        raise errors.no_values_yet(home) from error


def rows_like(rows: NDArray[np.bool_], dtype: str, y: object) -> Any:
    """Rows of 0 and 1 in a dtype, which may be one that the framework of `y` has and numpy has not."""
    home = owner(y)
    try:
        if home == "torch":
            torch: Any = sys.modules["torch"]
            try:
                named = torch.from_numpy(np.empty(0, dtype)).dtype  # "int" and "float" mean what numpy means by them
            except TypeError:
                named = dtype if isinstance(dtype, torch.dtype) else getattr(torch, dtype)
            return torch.from_numpy(rows).to(y.device, named)  # type: ignore[attr-defined] # it is a tensor
        if home == "tensorflow":
            tf: Any = sys.modules["tensorflow"]
            try:
                named = tf.as_dtype(np.dtype(dtype))
            except TypeError:
                named = tf.as_dtype(dtype)
            return tf.cast(tf.constant(rows), named)
        return like(rows.astype(dtype), y)
    except (TypeError, AttributeError) as error:
        raise errors.no_dtype(dtype) from error


def like(values: NDArray[Any], y: object) -> Any:
    """A numpy array as a tensor of the framework of `y`, on its device; tables and lists give numpy arrays."""
    home = owner(y)
    if home == "torch":
        return sys.modules["torch"].from_numpy(values).to(y.device)  # type: ignore[attr-defined] # it is a tensor
    if home == "jax":  # which has 32 bits for whole numbers, unless told otherwise, and would cut the rest off in silence
        held = sys.modules["jax"].numpy.asarray(values)
        if values.size and values.dtype.kind in "iu" and int(values.max()) > np.iinfo(held.dtype).max:
            raise errors.id_does_not_fit(int(values.max()), str(held.dtype))
        return held
    if home == "tensorflow":
        return sys.modules["tensorflow"].constant(values)
    return values
