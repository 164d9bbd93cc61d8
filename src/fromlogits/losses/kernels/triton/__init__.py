"""Triton kernels for torch tensors on a GPU: cross-entropy of rows of logits, and linear cross-entropy in pieces.

    blocks        the closed form of `losses.formulas` over a block of a row: statistics that merge, and the gradient
    kernels       themselves: statistics of rows, their gradient, and both with one read and one write
    launching     from torch tensors to the kernels
    products      matrix products whose sums are float32
    pieces        linear cross-entropy, a piece of rows or of the vocabulary at a time
    operators     all of it as operators of torch, for torch.compile
    taking        which calls are taken
    cross_entropy, linear_cross_entropy      the losses with their derivatives

Nothing is imported before a call is taken: neither torch nor triton.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fromlogits.losses.problem import Problem, RowLosses

__all__ = ["DEVICES", "linear", "rows"]

INSTALLED = find_spec("triton") is not None
DEVICES = {"cuda"}  # tests add the CPU, where Triton's interpreter runs the same kernels


def linear(hidden: Any, weight: Any, bias: Any, problem: Problem) -> RowLosses:
    """Linear cross-entropy: (..., D), (V, D), (V,)."""
    _check_device(hidden, "hidden", problem)
    from fromlogits.losses.kernels.triton import linear_cross_entropy

    return linear_cross_entropy.linear(hidden, weight, bias, problem)


def rows(logits: Any, problem: Problem) -> RowLosses:
    """Cross-entropy of rows of logits (..., V), in the dtype that they were given in."""
    _check_device(logits, "logits", problem)
    from fromlogits.losses.kernels.triton import cross_entropy

    return cross_entropy.rows(logits, problem)


def _check_device(tensor: Any, name: str, problem: Problem) -> None:
    if problem.xp.name != "torch":
        raise NotImplementedError(f"needs torch tensors, {name} is one of {problem.xp.name}")
    if tensor.device.type not in DEVICES:
        raise NotImplementedError(f"needs a CUDA device, {name} is on {tensor.device}")
    if not INSTALLED:
        raise NotImplementedError("needs the triton package, which is not installed")
    if "tensorflow" in sys.modules and "triton" not in sys.modules:  # two copies of LLVM in one process, in this order, end it
        raise NotImplementedError("cannot be loaded after tensorflow in one process: import triton first")
