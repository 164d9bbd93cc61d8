"""Classification losses that know what they are given.

Three parties must agree when a classifier is trained: the model's output (logits, probabilities or log-probabilities),
the loss (what it expects) and the labels. This package checks that they do. The command `fromlogits check` reads
programs without running them.

Public names are bound on first use, so importing the package costs nothing and imports no framework.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fromlogits import labels, sampling, vocabulary
    from fromlogits.checker.guard.entering import guard
    from fromlogits.checker.inspecting import inspect
    from fromlogits.checker.live import check
    from fromlogits.choosing import loss_for
    from fromlogits.errors import CheckError, ContractError, ContractWarning, LabelError, OutputKindError, ShapeError
    from fromlogits.heads import to_logits, to_probabilities
    from fromlogits.losses.binary_cross_entropy import binary_cross_entropy
    from fromlogits.losses.checks import checks
    from fromlogits.losses.cross_entropy import cross_entropy
    from fromlogits.losses.linear import linear_cross_entropy
    from fromlogits.sampling.drawing import sample
    from fromlogits.sampling.linear import linear_sample, linear_top_k

__version__ = "0.1.0"

__all__ = [
    "CheckError",
    "ContractError",
    "ContractWarning",
    "LabelError",
    "OutputKindError",
    "ShapeError",
    "__version__",
    "binary_cross_entropy",
    "check",
    "checks",
    "cross_entropy",
    "guard",
    "inspect",
    "labels",
    "linear_cross_entropy",
    "linear_sample",
    "linear_top_k",
    "loss_for",
    "sample",
    "sampling",
    "to_logits",
    "to_probabilities",
    "vocabulary",
]

_HOMES = {  # the module that defines each public name, or that is it
    "CheckError": "fromlogits.errors",
    "ContractError": "fromlogits.errors",
    "ContractWarning": "fromlogits.errors",
    "LabelError": "fromlogits.errors",
    "OutputKindError": "fromlogits.errors",
    "ShapeError": "fromlogits.errors",
    "binary_cross_entropy": "fromlogits.losses.binary_cross_entropy",
    "check": "fromlogits.checker.live",
    "checks": "fromlogits.losses.checks",
    "cross_entropy": "fromlogits.losses.cross_entropy",
    "guard": "fromlogits.checker.guard.entering",
    "inspect": "fromlogits.checker.inspecting",
    "labels": "fromlogits.labels",
    "linear_cross_entropy": "fromlogits.losses.linear",
    "linear_sample": "fromlogits.sampling.linear",
    "linear_top_k": "fromlogits.sampling.linear",
    "load_ipython_extension": "fromlogits.notebook",  # %load_ext asks for it; nobody else does
    "loss_for": "fromlogits.choosing",
    "sample": "fromlogits.sampling.drawing",
    "sampling": "fromlogits.sampling",
    "to_logits": "fromlogits.heads",
    "to_probabilities": "fromlogits.heads",
    "unload_ipython_extension": "fromlogits.notebook",
    "vocabulary": "fromlogits.vocabulary",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    home = import_module(_HOMES[name])
    value: object = home if home.__name__ == f"{__name__}.{name}" else getattr(home, name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
