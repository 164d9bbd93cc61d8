"""torchmetrics: the classification metrics, as classes and as functions, by task and (before 0.11) without one.

`Binary…` and `Multilabel…` metrics cut or rank probabilities. A batch in which a value falls outside [0, 1] they take for logits and apply
a sigmoid to; a batch of logits that happens to lie within [0, 1] they do not. So they expect probabilities, and `threshold` is a cut on
probabilities whatever is given. `Multiclass…` metrics take the argmax and expect nothing of the scale.
Where the task is an argument (`Accuracy(task="binary")`, `accuracy(preds, target, task="multiclass")`) the entry expects nothing by itself: it
is the metric `Binary…`, `Multiclass…` or `Multilabel…` of the same name that the task chooses.
"""

from __future__ import annotations

from fromlogits.checker.catalogue.entry import Entry, MetricEntry
from fromlogits.vocabulary import LabelForm, OutputKind

__all__ = ["ALIASES", "ENTRIES"]

_FUNCTIONS = {
    "AUROC": "auroc",
    "Accuracy": "accuracy",
    "AveragePrecision": "average_precision",
    "CalibrationError": "calibration_error",
    "CohenKappa": "cohen_kappa",
    "ConfusionMatrix": "confusion_matrix",
    "EER": "eer",
    "ExactMatch": "exact_match",
    "F1Score": "f1_score",
    "FBetaScore": "fbeta_score",
    "HammingDistance": "hamming_distance",
    "HingeLoss": "hinge_loss",
    "JaccardIndex": "jaccard_index",
    "LogAUC": "logauc",
    "MatthewsCorrCoef": "matthews_corrcoef",
    "NegativePredictiveValue": "negative_predictive_value",
    "Precision": "precision",
    "PrecisionAtFixedRecall": "precision_at_fixed_recall",
    "PrecisionRecallCurve": "precision_recall_curve",
    "ROC": "roc",
    "RankingAveragePrecision": "ranking_average_precision",
    "RankingLoss": "ranking_loss",
    "Recall": "recall",
    "RecallAtFixedPrecision": "recall_at_fixed_precision",
    "SensitivityAtSpecificity": "sensitivity_at_specificity",
    "Specificity": "specificity",
    "SpecificityAtSensitivity": "specificity_at_sensitivity",
    "StatScores": "stat_scores",
}

_COUNTED = ("Accuracy", "F1Score", "HammingDistance", "NegativePredictiveValue", "Precision", "Recall", "Specificity", "StatScores")
_TABLED = ("CohenKappa", "ConfusionMatrix", "JaccardIndex", "MatthewsCorrCoef")
_CURVES = ("AveragePrecision", "EER", "PrecisionRecallCurve", "ROC")
_FIXED = {
    "PrecisionAtFixedRecall": "min_recall",
    "RecallAtFixedPrecision": "min_precision",
    "SensitivityAtSpecificity": "min_specificity",
    "SpecificityAtSensitivity": "min_sensitivity",
}

# Behind the bar the class and the function have orders of their own.
_CUT = "threshold=0.5 multidim_average='global' ignore_index=None"

_BINARY_CUT = {
    **dict.fromkeys(_COUNTED, _CUT),
    **dict.fromkeys(_TABLED, "threshold=0.5 | ignore_index=None"),
    "FBetaScore": f"beta {_CUT}",
}

_BINARY_RANKED = {
    **dict.fromkeys(_CURVES, "thresholds=None ignore_index=None"),
    **{name: f"{bound} thresholds=None ignore_index=None" for name, bound in _FIXED.items()},
    "AUROC": "max_fpr=None thresholds=None ignore_index=None",
    "CalibrationError": "n_bins=15 norm='l1' ignore_index=None",
    "LogAUC": "fpr_range=(0.001,0.1) thresholds=None ignore_index=None",
}

_LABELLED_CUT = "num_labels:classes threshold=0.5 average='macro' multidim_average='global' ignore_index=None"

_MULTILABEL_CUT = {
    **dict.fromkeys(_COUNTED, _LABELLED_CUT),
    "ConfusionMatrix": "num_labels:classes threshold=0.5 | ignore_index=None",
    "ExactMatch": f"num_labels:classes {_CUT}",
    "FBetaScore": f"beta {_LABELLED_CUT}",
    "JaccardIndex": "num_labels:classes threshold=0.5 average='macro' ignore_index=None",
    "MatthewsCorrCoef": "num_labels:classes threshold=0.5 ignore_index=None",
}

_MULTILABEL_RANKED = {
    **dict.fromkeys(("EER", "PrecisionRecallCurve", "ROC"), "num_labels:classes thresholds=None ignore_index=None"),
    **dict.fromkeys(("AUROC", "AveragePrecision"), "num_labels:classes average='macro' thresholds=None ignore_index=None"),
    **{name: f"num_labels:classes {bound} thresholds=None ignore_index=None" for name, bound in _FIXED.items()},
    "LogAUC": "num_labels:classes fpr_range=(0.001,0.1) | thresholds=None ignore_index=None",
}

# Ranks of one sample's labels: any monotone scale will do.
_MULTILABEL_ORDERED = dict.fromkeys(("RankingAveragePrecision", "RankingLoss"), "num_labels:classes ignore_index=None")

_CLASSED = "num_classes:classes=None | top_k=1 average='macro' multidim_average='global' ignore_index=None"

_MULTICLASS = {
    **dict.fromkeys(_COUNTED, _CLASSED),
    **dict.fromkeys(_TABLED, "num_classes:classes | ignore_index=None"),
    **{name: f"num_classes:classes {bound} thresholds=None ignore_index=None" for name, bound in _FIXED.items()},
    **dict.fromkeys(("AUROC", "AveragePrecision"), "num_classes:classes average='macro' thresholds=None ignore_index=None"),
    **dict.fromkeys(("EER", "PrecisionRecallCurve", "ROC"), "num_classes:classes thresholds=None average=None ignore_index=None"),
    "CalibrationError": "num_classes:classes n_bins=15 norm='l1' ignore_index=None",
    "ExactMatch": "num_classes:classes multidim_average='global' ignore_index=None",
    "FBetaScore": "beta num_classes:classes | top_k=1 average='macro' multidim_average='global' ignore_index=None",
    "HingeLoss": "num_classes:classes squared=False multiclass_mode='crammer-singer' ignore_index=None",
    "JaccardIndex": "num_classes:classes average='macro' ignore_index=None",
    "LogAUC": "num_classes:classes fpr_range=(0.001,0.1) | thresholds=None ignore_index=None",
}

_BY_TASK = {
    **dict.fromkeys(_COUNTED, "task=None threshold=0.5 num_classes:classes=None num_labels=None average='micro'"),
    **dict.fromkeys(_CURVES, "task=None thresholds=None num_classes:classes=None num_labels=None"),
    **{name: f"task {bound} thresholds=None num_classes:classes=None num_labels=None" for name, bound in _FIXED.items()},
    "AUROC": "task=None thresholds=None num_classes:classes=None num_labels=None average='macro'",
    "CalibrationError": "task=None n_bins=15 norm='l1' num_classes:classes=None",
    "CohenKappa": "task=None threshold=0.5 num_classes:classes=None",
    "ConfusionMatrix": "task=None threshold=0.5 num_classes:classes=None num_labels=None",
    "ExactMatch": "task=None | threshold=0.5 num_classes:classes=None num_labels=None",
    "FBetaScore": "task=None beta=1.0 threshold=0.5 num_classes:classes=None num_labels=None average='micro'",
    "HingeLoss": "task=None num_classes:classes=None",
    "JaccardIndex": "task=None threshold=0.5 num_classes:classes=None num_labels=None average='macro'",
    "LogAUC": "task=None thresholds=None | fpr_range=(0.001,0.1) num_classes:classes=None num_labels=None",
    "MatthewsCorrCoef": "task=None threshold=0.5 num_classes:classes=None num_labels=None",
}

# What a prediction missed and what it made up: counted apart, or only one of the two.
_ORDERED = frozenset({"FBetaScore", "NegativePredictiveValue", "Precision", "Recall", "Specificity"})

_CALL = "preds:output target:labels"
_IDS = frozenset({LabelForm.CLASS_IDS})
_YES_OR_NO = frozenset({LabelForm.BINARY, LabelForm.MULTI_HOT, LabelForm.ONE_HOT})
_ANY: frozenset[LabelForm] = frozenset()

# family: (signatures, what it expects, its cut, its labels)
_TABLES = (
    ("Binary", _BINARY_CUT, OutputKind.PROBABILITIES, 0.5, _YES_OR_NO),
    ("Binary", _BINARY_RANKED, OutputKind.PROBABILITIES, None, _YES_OR_NO),
    ("Multilabel", _MULTILABEL_CUT, OutputKind.PROBABILITIES, 0.5, _YES_OR_NO),
    ("Multilabel", _MULTILABEL_RANKED, OutputKind.PROBABILITIES, None, _YES_OR_NO),
    ("Multilabel", _MULTILABEL_ORDERED, None, None, _YES_OR_NO),
    ("Multiclass", _MULTICLASS, None, None, _IDS),
    ("", _BY_TASK, None, None, _ANY),
)

_CLASSES: dict[str, Entry] = {
    f"torchmetrics.classification.{task}{name}": MetricEntry(
        f"{task}{name}",
        _CALL,
        make=make,
        expects=expects,
        threshold=threshold,
        labels=labels,
        framework="torchmetrics",
        ordered=name in _ORDERED,
    )
    for task, table, expects, threshold, labels in _TABLES
    for name, make in table.items()
}

_CALLS: dict[str, Entry] = {
    f"torchmetrics.functional.classification.{task.lower()}_{_FUNCTIONS[name]}": MetricEntry(
        f"{task.lower()}_{_FUNCTIONS[name]}",
        f"{_CALL} {make}",
        expects=expects,
        threshold=threshold,
        labels=labels,
        framework="torchmetrics",
        ordered=name in _ORDERED,
    )
    for task, table, expects, threshold, labels in _TABLES
    if task
    for name, make in table.items()
}

_CALLS_BY_TASK: dict[str, Entry] = {
    f"torchmetrics.functional.{_FUNCTIONS[name]}": MetricEntry(_FUNCTIONS[name], f"{_CALL} {make}", labels=_ANY, framework="torchmetrics")
    for name, make in _BY_TASK.items()
}

ENTRIES: dict[str, Entry] = _CLASSES | _CALLS | _CALLS_BY_TASK

_MODULES = (
    "accuracy auroc average_precision calibration_error cohen_kappa confusion_matrix exact_match f_beta hamming hinge jaccard "
    "matthews_corrcoef precision_recall precision_recall_curve ranking recall_fixed_precision roc specificity specificity_sensitivity "
    "stat_scores"
).split()

ALIASES: dict[str, str] = {
    **{f"torchmetrics.{name}": f"torchmetrics.classification.{name}" for name in _BY_TASK if name != "EER"},
    **{f"torchmetrics.functional.classification.{_FUNCTIONS[name]}": f"torchmetrics.functional.{_FUNCTIONS[name]}" for name in _BY_TASK},
    **{f"torchmetrics.classification.{module}": "torchmetrics.classification" for module in _MODULES},
    "lightning.pytorch.metrics": "torchmetrics",
    "lightning.pytorch.metrics.functional": "torchmetrics.functional",
    "torchmetrics.F1": "torchmetrics.classification.F1Score",
    "torchmetrics.FBeta": "torchmetrics.classification.FBetaScore",
}
