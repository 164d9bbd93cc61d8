"""What sampling is measured against: the rules written out row by row in numbers of 64 binary digits; and every framework's way to make a tensor."""

from __future__ import annotations

from typing import NamedTuple

import ml_dtypes
import numpy as np
import pytest

DTYPES = {"float64": np.float64, "float32": np.float32, "bfloat16": ml_dtypes.bfloat16, "float16": np.float16}
NAMES = ("numpy", "torch", "jax", "tensorflow")
frameworks = pytest.mark.parametrize("framework", NAMES)


def tensor(framework, values, dtype=None):
    """An array as a tensor of a framework; `dtype` is one it was rounded to already."""
    values = np.asarray(values)
    dtype = dtype or str(values.dtype)
    if framework == "numpy":
        return values.astype(DTYPES.get(dtype, dtype))
    if framework == "torch":
        import torch

        return torch.tensor(values.astype(np.float64 if dtype in DTYPES else values.dtype), dtype=getattr(torch, dtype))
    if framework == "jax":
        import jax.numpy as jnp

        narrow = {"float64": "float32", "int64": "int32"}.get(dtype, dtype)  # what JAX makes of it
        return jnp.asarray(values.astype(np.float32) if dtype in DTYPES else values, narrow)
    import tensorflow as tf

    return tf.cast(tf.constant(values.astype(np.float64) if dtype in DTYPES else values), dtype)


def array(found):
    """A tensor of any framework as an array; half precision as float32."""
    if type(found).__module__.partition(".")[0] == "torch":
        found = found.detach()
        return (found.float() if "float16" in str(found.dtype) else found).numpy()
    found = np.asarray(found)
    return found.astype(np.float32) if found.dtype.itemsize == 2 else found


def dtype_of(found):
    return str(found.dtype).removeprefix("torch.").removeprefix("<dtype: '").removesuffix("'>")


class Truth(NamedTuple):
    """Rows of the truth."""

    kept: np.ndarray  # (N, C) bool
    doubtful: np.ndarray  # (N, C) bool: a mass within 1 ulp of the bound decides
    logs: np.ndarray  # (N, C) log-probabilities, float64
    entropy: np.ndarray  # (N,)


def truth(logits, dtype, *, temperature=1.0, top_k=None, top_p=None, min_p=None):
    """The rules of `fromlogits.sampling.filtering`, for logits (N, C) that were rounded to a dtype."""
    rows = np.asarray(logits, DTYPES[dtype]).astype(np.longdouble)
    options = [np.broadcast_to(np.nan if one is None else one, len(rows)) for one in (temperature, top_k, top_p, min_p)]
    return Truth(*map(np.array, zip(*(_row(*one) for one in zip(rows, *options, strict=True)), strict=True)))


def _row(z, temperature, k, p, m):
    order = [i for i in np.argsort(-z, kind="stable") if z[i] > -np.inf]
    doubtful = np.zeros(len(z), bool)
    if temperature == 0.0:
        order = order[:1]
        weights = np.ones(1, np.longdouble)
    else:
        weights = np.exp((z[order] - z[order[0]]) / np.longdouble(temperature))
    if not np.isnan(k):
        order, weights = order[: int(k)], weights[: int(k)]
    if p < 1.0:
        sums = np.cumsum(weights)
        before = np.concatenate([[0.0], sums[:-1]]) / sums[-1]
        close = np.abs(before - np.longdouble(p)) <= np.spacing(np.float32(p))
        doubtful[np.array(order)[close & (np.arange(len(order)) > 0)]] = True
        stays = (before < p) | (np.arange(len(order)) == 0)
        order, weights = [i for i, stay in zip(order, stays, strict=True) if stay], weights[stays]
    if not np.isnan(m):
        close = np.abs(weights - np.longdouble(m)) <= np.spacing(np.float32(m))
        doubtful[np.array(order)[close & (weights != m)]] = True
        stays = weights >= m
        order, weights = [i for i, stay in zip(order, stays, strict=True) if stay], weights[stays]
    kept, logs = np.zeros(len(z), bool), np.full(len(z), -np.inf)
    kept[order] = True
    shares = weights / weights.sum()
    logs[order] = np.log(shares).astype(np.float64)
    return kept, doubtful, logs, float(-(shares * np.log(shares)).sum())
