"""Classification losses for PyTorch: torch's own and those of torchvision, timm, kornia, fvcore and segmentation_models_pytorch.

Losses of regression, ranking and margins (`GaussianNLLLoss`, `MultiMarginLoss`, `HingeEmbeddingLoss`, …) are unknown on purpose; of `MSELoss`
and its like only the shapes are looked at, and they stand with the functions and the layers.
`AdaptiveLogSoftmaxWithLoss` and `LinearCrossEntropyLoss` hold the last layer themselves: what they take is not an output yet.
"""

from __future__ import annotations

from typing import cast

from fromlogits.checker.catalogue.entry import Entry, LossEntry
from fromlogits.vocabulary import Family, LabelForm, OutputKind

__all__ = ["ALIASES", "ENTRIES"]

_LOGITS, _PROBABILITIES, _LOG_PROBABILITIES = OutputKind.LOGITS, OutputKind.PROBABILITIES, OutputKind.LOG_PROBABILITIES
_BINARY, _MULTICLASS = Family.BINARY, Family.MULTICLASS

_IDS = frozenset({LabelForm.CLASS_IDS})
_ROWS = frozenset({LabelForm.ONE_HOT, LabelForm.DISTRIBUTION})
_UNITS = frozenset({LabelForm.BINARY, LabelForm.MULTI_HOT, LabelForm.ONE_HOT, LabelForm.DISTRIBUTION})
_ANY: frozenset[LabelForm] = frozenset()  # labels of another form (-1 and 1, sequences): nothing is judged about them

_CALL = "input:output target:labels"
_REDUCTION = "size_average=None reduce=None reduction='mean'"
_WEIGHTED = f"weight=None {_REDUCTION}"
_IGNORING = "weight=None size_average=None ignore_index=-100 reduce=None reduction='mean'"
_CTC = "log_probs:output targets:labels input_lengths target_lengths"

_TORCH: dict[str, Entry] = {
    "BCELoss": LossEntry(
        "BCELoss",
        _BINARY,
        _PROBABILITIES,
        _UNITS,
        _CALL,
        _WEIGHTED,
        "torch",
        logits="torch.nn.BCEWithLogitsLoss",
        same_shape=True,
        strict=True,
    ),
    "BCEWithLogitsLoss": LossEntry(
        "BCEWithLogitsLoss",
        _BINARY,
        _LOGITS,
        _UNITS,
        _CALL,
        f"{_WEIGHTED} pos_weight=None",
        "torch",
        fused=True,
        same_shape=True,
        strict=True,
    ),
    "CTCLoss": LossEntry("CTCLoss", _MULTICLASS, _LOG_PROBABILITIES, _ANY, _CTC, "blank=0 reduction='mean' zero_infinity=False", "torch"),
    "CrossEntropyLoss": LossEntry(
        "CrossEntropyLoss",
        _MULTICLASS,
        _LOGITS,
        _IDS | _ROWS,
        _CALL,
        f"{_IGNORING} label_smoothing=0.0",
        "torch",
        class_axis=1,
        fused=True,
    ),
    "KLDivLoss": LossEntry(
        "KLDivLoss",
        _MULTICLASS,
        _LOG_PROBABILITIES,
        _ROWS,
        _CALL,
        f"{_REDUCTION} log_target=False",
        "torch",
        class_axis=None,
        same_shape=True,
    ),
    "MultiLabelSoftMarginLoss": LossEntry(
        "MultiLabelSoftMarginLoss", _BINARY, _LOGITS, _UNITS, _CALL, _WEIGHTED, "torch", fused=True, same_shape=True
    ),
    "NLLLoss": LossEntry(
        "NLLLoss", _MULTICLASS, _LOG_PROBABILITIES, _IDS, _CALL, _IGNORING, "torch", class_axis=1, logits="torch.nn.CrossEntropyLoss"
    ),
    "SoftMarginLoss": LossEntry(
        "SoftMarginLoss", _BINARY, _LOGITS, _ANY, _CALL, _REDUCTION, "torch", fused=True, same_shape=True, strict=True
    ),
    "functional.binary_cross_entropy": LossEntry(
        "binary_cross_entropy",
        _BINARY,
        _PROBABILITIES,
        _UNITS,
        f"{_CALL} {_WEIGHTED}",
        framework="torch",
        logits="torch.nn.functional.binary_cross_entropy_with_logits",
        same_shape=True,
        strict=True,
    ),
    "functional.binary_cross_entropy_with_logits": LossEntry(
        "binary_cross_entropy_with_logits",
        _BINARY,
        _LOGITS,
        _UNITS,
        f"{_CALL} {_WEIGHTED} pos_weight=None",
        framework="torch",
        fused=True,
        same_shape=True,
        strict=True,
    ),
    "functional.cross_entropy": LossEntry(
        "cross_entropy",
        _MULTICLASS,
        _LOGITS,
        _IDS | _ROWS,
        f"{_CALL} {_IGNORING} label_smoothing=0.0",
        framework="torch",
        class_axis=1,
        fused=True,
    ),
    "functional.ctc_loss": LossEntry(
        "ctc_loss", _MULTICLASS, _LOG_PROBABILITIES, _ANY, f"{_CTC} blank=0 reduction='mean' zero_infinity=False", framework="torch"
    ),
    "functional.kl_div": LossEntry(
        "kl_div",
        _MULTICLASS,
        _LOG_PROBABILITIES,
        _ROWS,
        f"{_CALL} {_REDUCTION} log_target=False",
        framework="torch",
        class_axis=None,
        same_shape=True,
    ),
    "functional.multilabel_soft_margin_loss": LossEntry(
        "multilabel_soft_margin_loss",
        _BINARY,
        _LOGITS,
        _UNITS,
        f"{_CALL} {_WEIGHTED}",
        framework="torch",
        fused=True,
        same_shape=True,
    ),
    "functional.nll_loss": LossEntry(
        "nll_loss",
        _MULTICLASS,
        _LOG_PROBABILITIES,
        _IDS,
        f"{_CALL} {_IGNORING}",
        framework="torch",
        class_axis=1,
        logits="torch.nn.functional.cross_entropy",
    ),
    "functional.soft_margin_loss": LossEntry(
        "soft_margin_loss", _BINARY, _LOGITS, _ANY, f"{_CALL} {_REDUCTION}", framework="torch", fused=True, same_shape=True, strict=True
    ),
}

_FOCAL: dict[str, Entry] = {
    name: LossEntry(
        "sigmoid_focal_loss",
        _BINARY,
        _LOGITS,
        _UNITS,
        f"inputs:output targets:labels alpha={alpha} gamma=2 reduction='none'",
        framework="torch",
        fused=True,
        same_shape=True,
        strict=True,
    )
    for name, alpha in (("fvcore.nn.sigmoid_focal_loss", -1), ("torchvision.ops.sigmoid_focal_loss", 0.25))
}

_DENSE_CALL = "x:output target:labels"

_TIMM: dict[str, Entry] = {
    "AsymmetricLossMultiLabel": LossEntry(
        "AsymmetricLossMultiLabel", _BINARY, _LOGITS, _UNITS, "x:output y:labels", "gamma_neg=4 gamma_pos=1", "torch", fused=True
    ),
    "AsymmetricLossSingleLabel": LossEntry(
        "AsymmetricLossSingleLabel",
        _MULTICLASS,
        _LOGITS,
        _IDS,
        "inputs:output target:labels reduction=None",
        "gamma_pos=1 gamma_neg=4",
        "torch",
        fused=True,
    ),
    "BinaryCrossEntropy": LossEntry(  # makes one-hot rows of class ids itself
        "BinaryCrossEntropy", _BINARY, _LOGITS, _IDS | _UNITS, _DENSE_CALL, "smoothing:label_smoothing=0.1", "torch", fused=True
    ),
    "JsdCrossEntropy": LossEntry("JsdCrossEntropy", _MULTICLASS, _LOGITS, _IDS, "output target:labels", "", "torch", fused=True),
    "LabelSmoothingCrossEntropy": LossEntry(
        "LabelSmoothingCrossEntropy", _MULTICLASS, _LOGITS, _IDS, _DENSE_CALL, "smoothing:label_smoothing=0.1", "torch", fused=True
    ),
    "SoftTargetCrossEntropy": LossEntry("SoftTargetCrossEntropy", _MULTICLASS, _LOGITS, _ROWS, _DENSE_CALL, "", "torch", fused=True),
}

_KORNIA_CALL = "pred:output target:labels"
_KORNIA_FOCAL = "gamma=2.0 reduction='none' weight=None ignore_index=-100"
_KORNIA_BINARY = "gamma=2.0 reduction='none' pos_weight=None weight=None ignore_index=-100"
_KORNIA_OVERLAPS = {"DiceLoss": "dice_loss", "LovaszSoftmaxLoss": "lovasz_softmax_loss", "TverskyLoss": "tversky_loss"}

_KORNIA: dict[str, Entry] = {
    "BinaryFocalLossWithLogits": LossEntry(
        "BinaryFocalLossWithLogits",
        _BINARY,
        _LOGITS,
        _UNITS,
        _KORNIA_CALL,
        f"alpha {_KORNIA_BINARY}",
        "torch",
        fused=True,
        same_shape=True,
    ),
    "FocalLoss": LossEntry(
        "FocalLoss", _MULTICLASS, _LOGITS, _IDS, _KORNIA_CALL, f"alpha {_KORNIA_FOCAL}", "torch", class_axis=1, fused=True
    ),
    "binary_focal_loss_with_logits": LossEntry(
        "binary_focal_loss_with_logits",
        _BINARY,
        _LOGITS,
        _UNITS,
        f"{_KORNIA_CALL} alpha=0.25 {_KORNIA_BINARY}",
        framework="torch",
        fused=True,
        same_shape=True,
    ),
    "focal_loss": LossEntry(
        "focal_loss",
        _MULTICLASS,
        _LOGITS,
        _IDS,
        f"{_KORNIA_CALL} alpha {_KORNIA_FOCAL}",
        framework="torch",
        class_axis=1,
        fused=True,
    ),
    **{name: LossEntry(name, _MULTICLASS, _LOGITS, _IDS, _KORNIA_CALL, "", "torch", class_axis=1, fused=True) for name in _KORNIA_OVERLAPS},
    **{
        name: LossEntry(name, _MULTICLASS, _LOGITS, _IDS, _KORNIA_CALL, framework="torch", class_axis=1, fused=True)
        for name in _KORNIA_OVERLAPS.values()
    },
}

_SEGMENTATION_CALL = "y_pred:output y_true:labels"

# `mode` ("binary", "multiclass" or "multilabel") decides: by itself the loss has no family, and nothing is judged about its labels.
_BY_MODE = cast("Family", None)

_SEGMENTATION: dict[str, Entry] = {
    **{
        name: LossEntry(
            name, _BY_MODE, None, _ANY, _SEGMENTATION_CALL, "mode classes=None log_loss=False from_logits=True", "torch", class_axis=1
        )
        for name in ("DiceLoss", "JaccardLoss", "TverskyLoss")
    },
    "FocalLoss": LossEntry(
        "FocalLoss",
        _BY_MODE,
        None,
        _ANY,
        _SEGMENTATION_CALL,
        "mode alpha=None gamma=2.0 ignore_index=None | from_logits=True",
        "torch",
        class_axis=1,
    ),
    "LovaszLoss": LossEntry(  # takes `from_logits` and does not look at it
        "LovaszLoss", _BY_MODE, _LOGITS, _ANY, _SEGMENTATION_CALL, "mode per_image=False ignore_index=None", "torch", class_axis=1
    ),
    "SoftBCEWithLogitsLoss": LossEntry(
        "SoftBCEWithLogitsLoss",
        _BINARY,
        _LOGITS,
        _UNITS,
        _SEGMENTATION_CALL,
        "weight=None ignore_index=-100 reduction='mean' smooth_factor:label_smoothing=None pos_weight=None",
        "torch",
        fused=True,
    ),
    "SoftCrossEntropyLoss": LossEntry(
        "SoftCrossEntropyLoss",
        _MULTICLASS,
        _LOGITS,
        _IDS,
        _SEGMENTATION_CALL,
        "reduction='mean' smooth_factor:label_smoothing=None ignore_index=-100 dim:axis=1",
        "torch",
        class_axis=1,
        fused=True,
    ),
}

ENTRIES: dict[str, Entry] = {
    **{f"torch.nn.{name}": entry for name, entry in _TORCH.items()},
    **_FOCAL,
    **{f"timm.loss.{name}": entry for name, entry in _TIMM.items()},
    **{f"kornia.losses.{name}": entry for name, entry in _KORNIA.items()},
    **{f"segmentation_models_pytorch.losses.{name}": entry for name, entry in _SEGMENTATION.items()},
}

ALIASES: dict[str, str] = {
    "fvcore.nn.focal_loss": "fvcore.nn",
    "fvcore.nn.sigmoid_focal_loss_jit": "fvcore.nn.sigmoid_focal_loss",
    "kornia.losses.dice": "kornia.losses",
    "kornia.losses.focal": "kornia.losses",
    "timm.loss.cross_entropy": "timm.loss",
    "torch.nn.NLLLoss2d": "torch.nn.NLLLoss",
    "torchvision.ops.focal_loss": "torchvision.ops",
}
