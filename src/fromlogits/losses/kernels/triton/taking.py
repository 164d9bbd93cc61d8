"""Which calls the kernels take, and how a problem looks to them: rows in two dimensions, numbers in float32."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from fromlogits.losses.kernels.triton.launching import Labels, Recipe
from fromlogits.losses.problem import Problem
from fromlogits.vocabulary import OutputKind

__all__ = ["check_taken", "flattened", "unit_of"]

DTYPES = {torch.float32, torch.bfloat16, torch.float16}

_functorch = torch._C._functorch  # noqa: SLF001 no public name tells which transforms of torch.func are at work


def check_taken(problem: Problem, name: str, *tensors: Tensor | None) -> None:
    """Decline what the kernels do not compute; tensors are those that may ask for a gradient, the first one called `name`."""
    given = [one for one in tensors if one is not None]
    if any(one.dtype not in DTYPES for one in given):
        raise NotImplementedError(f"computes in float32, {name} is {str(given[0].dtype).removeprefix('torch.')}")
    if problem.options.kind is not OutputKind.LOGITS:
        raise NotImplementedError("takes logits, not probabilities")
    if any(problem.xp.asks(one) for one in (problem.labels, problem.weight, problem.own, problem.class_weight) if one is not None):
        raise NotImplementedError("has no gradient of labels and weights")
    if torch.compiler.is_compiling():
        return
    if _functorch.peek_interpreter_stack() is not None or torch.autograd.forward_ad._current_level >= 0:  # noqa: SLF001
        raise NotImplementedError("has no forward mode and no rule for torch.func")
    if any(type(one) not in {Tensor, torch.nn.Parameter} for one in given):
        raise NotImplementedError(f"needs tensors that hold their own numbers, {name} is a {type(given[0]).__name__}")


def flattened(problem: Problem) -> tuple[Problem, Labels, Recipe]:
    """The problem with its rows along one axis, in the shapes and numbers of the kernels."""
    labels = problem.labels.reshape(-1) if problem.ids else problem.labels.reshape(-1, problem.labels.shape[-1]).float().contiguous()
    labels = labels.detach()
    weight, own = (one.detach().reshape(-1).float().contiguous() for one in (problem.weight, problem.own))
    by_class = None if problem.class_weight is None else problem.class_weight.detach().float().contiguous()
    flat = problem._replace(labels=labels, weight=weight, own=own, class_weight=by_class)
    options = problem.options
    recipe = Recipe(
        float(problem.label_smoothing), float(problem.z_loss), None if options.softcap is None else float(options.softcap), float(options.scale),
        None if options.focal_gamma is None else float(options.focal_gamma), bool(options.entropy), bool(problem.wanted.argmax),
    )  # fmt: skip
    return flat, Labels(labels, weight, own, by_class), recipe


def unit_of(problem: Problem, labels: Labels, dtype: torch.dtype) -> Any:
    """() what gradients are multiplied by in the forward: what the backward will most likely ask for; in float16 what keeps its small numbers."""
    one = torch.ones((), dtype=torch.float32, device=labels.weight.device)
    if dtype != torch.float16:
        return one if problem.wanted.expected is None else problem.wanted.expected.detach().float()
    heaviest = torch.amax(labels.weight.abs()) if labels.weight.numel() else one
    if labels.class_weight is not None:
        heaviest = heaviest * torch.amax(labels.class_weight.abs())
    return 256.0 / torch.where(heaviest > 0.0, heaviest, one)  # probabilities above 2e-10 keep their digits, sums stay far from 65504
