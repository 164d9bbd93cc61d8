"""The errors and the warning, as classes."""

from __future__ import annotations

__all__ = ["CheckError", "ContractError", "ContractWarning", "LabelError", "OutputKindError", "ShapeError"]


class ContractError(ValueError):
    """Output, loss and labels disagree."""


# The sign by which TensorFlow knows errors that it may make again, with the way there in their text: out of a tf.function they come as what they are.
ContractError.__init__ = Exception.__init__  # type: ignore[method-assign]


class LabelError(ContractError):
    """The values of the labels are not what the loss can take."""


class ShapeError(ContractError):
    """The shapes of output, labels or weights do not go together."""


class OutputKindError(ContractError):
    """The output is not of the kind that the loss expects."""


class CheckError(RuntimeError):
    """A model, its loss or its data cannot be looked at; what the program itself raised is the cause."""


class ContractWarning(UserWarning):
    """Numbers look as if a contract were broken; it cannot be proved."""


for _kind in (CheckError, ContractError, ContractWarning, LabelError, OutputKindError, ShapeError):
    _kind.__module__ = "fromlogits.errors"  # the name that is public
