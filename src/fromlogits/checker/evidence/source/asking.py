"""How a Keras model's own methods come by the loss that compile was given: they call it, or they never ask for it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from fromlogits.checker.evidence.source.values import Class, Function, Instance, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["ASKED", "asks_itself", "leaves_the_loss_alone"]

ASKED = {"compute_loss": ("x", "y", "y_pred"), "compiled_loss": ("y", "y_pred"), "loss": ("y", "y_pred")}  # methods, and what they take
OF_COMPILE = frozenset({*ASKED, "train_step"})  # how a model's own methods come by the loss of compile


def leaves_the_loss_alone(reader: Reader, model: Value) -> bool:
    """Whether the project wrote the training step, and nothing in the model asks for the loss that compile was given."""
    own = _of_own_methods(reader, model)
    return own is not None and not any(isinstance(node, ast.Attribute) and node.attr in OF_COMPILE for node in own)


def asks_itself(reader: Reader, model: Value) -> bool:
    """Whether the model's own methods call the loss of compile."""
    own = _of_own_methods(reader, model)
    return own is not None and any(
        isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ASKED for node in own
    )


def _of_own_methods(reader: Reader, model: Value) -> Iterator[ast.AST] | None:
    """All that stands in the methods of a model, where the project wrote its training step."""
    if not isinstance(model, Instance) or not (reader.method_of(model, "train_step") or reader.method_of(model, "compute_loss")):
        return None
    classes = [one for one in reader.linearised(model.of) if isinstance(one, Class)]
    methods = [method.node for one in classes for method in one.slots.values() if isinstance(method, Function)]
    return chain.from_iterable(map(ast.walk, methods))
