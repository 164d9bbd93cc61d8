"""The losses of `torch.nn`: change the import, and nothing else.

    from fromlogits.torch import CrossEntropyLoss, BCEWithLogitsLoss

Each class is torch's own with another `forward`: attributes, repr, buffers and saved states are torch's, `isinstance` holds. What is computed,
what is refused and what differs from torch is described in `fromlogits.torch.functional`. TorchScript is not supported.
"""

from __future__ import annotations

import math
from typing import Any

import torch
from torch import Tensor

from fromlogits import errors
from fromlogits.torch import functional

__all__ = ["BCELoss", "BCEWithLogitsLoss", "CrossEntropyLoss", "LinearCrossEntropyLoss", "NLLLoss", "functional"]


class CrossEntropyLoss(torch.nn.CrossEntropyLoss):
    """`functional.cross_entropy` with its options stored; twin of `torch.nn.CrossEntropyLoss`.

    >>> import torch, fromlogits.torch as nn
    >>> loss = nn.CrossEntropyLoss(label_smoothing=0.1)
    >>> loss(torch.tensor([[2.0, 0.0, -1.0], [0.0, 1.0, 3.0]]), torch.tensor([0, 2]))
    tensor(0.3365)
    """

    def forward(self, input: Tensor, target: Tensor) -> Tensor:  # noqa: A002 the names are torch's
        return functional.cross_entropy(
            input, target, self.weight, ignore_index=self.ignore_index, reduction=self.reduction, label_smoothing=self.label_smoothing
        )


class NLLLoss(torch.nn.NLLLoss):
    """`functional.nll_loss` with its options stored; twin of `torch.nn.NLLLoss`.

    >>> import torch, fromlogits.torch as nn
    >>> nn.NLLLoss()(torch.tensor([[0.5, 0.25, 0.25]]).log(), torch.tensor([1]))
    tensor(1.3863)
    """

    def forward(self, input: Tensor, target: Tensor) -> Tensor:  # noqa: A002 the names are torch's
        return functional.nll_loss(input, target, self.weight, ignore_index=self.ignore_index, reduction=self.reduction)


class BCEWithLogitsLoss(torch.nn.BCEWithLogitsLoss):
    """`functional.binary_cross_entropy_with_logits` with its options stored; twin of `torch.nn.BCEWithLogitsLoss`.

    >>> import torch, fromlogits.torch as nn
    >>> nn.BCEWithLogitsLoss(pos_weight=torch.tensor([2.0]))(torch.tensor([2.0, -1.0]), torch.tensor([1.0, 0.0]))
    tensor(0.2836)
    """

    def forward(self, input: Tensor, target: Tensor) -> Tensor:  # noqa: A002 the names are torch's
        return functional.binary_cross_entropy_with_logits(input, target, self.weight, pos_weight=self.pos_weight, reduction=self.reduction)


class BCELoss(torch.nn.BCELoss):
    """`functional.binary_cross_entropy` with its options stored; twin of `torch.nn.BCELoss`.

    >>> import torch, fromlogits.torch as nn
    >>> nn.BCELoss()(torch.tensor([0.9, 0.2]), torch.tensor([1.0, 0.0]))
    tensor(0.1643)
    """

    def forward(self, input: Tensor, target: Tensor) -> Tensor:  # noqa: A002 the names are torch's
        return functional.binary_cross_entropy(input, target, self.weight, reduction=self.reduction)


class LinearCrossEntropyLoss(torch.nn.Module):
    """A last linear layer and its loss in one, as `torch.nn.LinearCrossEntropyLoss` (torch 2.13).

    Args:
      in_features: D, the width of what the layer takes.
      num_classes: C.
      out_features: (d1, ..., dK) for a loss of K dimensions.
      bias: whether the layer has one.
      device, dtype: of the layer.
      options: accepted and not needed.
      The other arguments are those of `functional.linear_cross_entropy`.

    The layer is `linear`, a `torch.nn.Linear(D, C * d1 * ... * dK)`; states saved by torch's class load here, and the other way round.

    >>> import torch, fromlogits.torch as nn
    >>> loss = nn.LinearCrossEntropyLoss(5, 10, out_features=(4, 3))
    >>> loss(torch.zeros(2, 5), torch.zeros(2, 4, 3, dtype=torch.long))
    tensor(2.3026, grad_fn=<WhereBackward0>)
    """

    weight: Tensor | None

    def __init__(
        self,
        in_features: int,
        num_classes: int,
        *,
        out_features: tuple[int, ...] = (),
        bias: bool = False,
        device: Any = None,
        dtype: torch.dtype | None = None,
        reduction: str = "mean",
        weight: Tensor | None = None,
        ignore_index: int | None = None,
        label_smoothing: float = 0.0,
        options: Any = None,
    ) -> None:
        if weight is not None and weight.shape != (num_classes,):
            raise errors.weight_does_not_fit("weight", weight.shape, (num_classes,))
        if not 0.0 <= label_smoothing <= 1.0:
            raise errors.out_of_bounds("label_smoothing", label_smoothing, "[0, 1]")
        super().__init__()
        self.register_buffer("weight", weight)
        self.reduction = reduction
        self.num_classes = num_classes
        self.out_features = out_features
        self.ignore_index = ignore_index
        self.label_smoothing = label_smoothing
        self.linear = torch.nn.Linear(in_features, math.prod(out_features, start=num_classes), bias=bias, device=device, dtype=dtype)
        self.options = options

    def forward(self, input: Tensor, target: Tensor) -> Tensor:  # noqa: A002 the names are torch's
        heads = (self.num_classes, *self.out_features)
        return functional.linear_cross_entropy(
            input,
            self.linear.weight.reshape(*heads, self.linear.in_features),
            target,
            linear_bias=None if self.linear.bias is None else self.linear.bias.reshape(heads),
            weight=self.weight,
            reduction=self.reduction,
            ignore_index=self.ignore_index,
            label_smoothing=self.label_smoothing,
        )

    def extra_repr(self) -> str:
        return (
            f"in_features={self.linear.in_features}, num_classes={self.num_classes}, out_features={self.out_features}, "
            f"bias={self.linear.bias is not None}, reduction={self.reduction}, ignore_index={self.ignore_index}, "
            f"label_smoothing={self.label_smoothing}, options={self.options}"
        )
