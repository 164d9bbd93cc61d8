"""torcheval: the metrics that cut what they are given, and those that take the class with the largest score, as classes and as functions.

Unlike torchmetrics it never applies a sigmoid: what a `Binary…` or `Multilabel…` metric is given is compared with `threshold` as it is.
Curves and areas under them only rank, and do not stand here.
"""

from __future__ import annotations

from fromlogits.checker.catalogue.entry import Entry, MetricEntry
from fromlogits.vocabulary import LabelForm, OutputKind

__all__ = ["ALIASES", "ENTRIES"]

_CALL = "input:output target:labels"
_YES_OR_NO = frozenset({LabelForm.BINARY, LabelForm.MULTI_HOT, LabelForm.ONE_HOT})
_IDS = frozenset({LabelForm.CLASS_IDS})
_CLASSED = "| average='micro' num_classes:classes=None"

# name: (the function's name, the signature behind the two arrays, its cut, its labels)
_METRICS = {
    "BinaryAccuracy": ("binary_accuracy", "| threshold=0.5", 0.5, _YES_OR_NO),
    "BinaryConfusionMatrix": ("binary_confusion_matrix", "| threshold=0.5 normalize=None", 0.5, _YES_OR_NO),
    "BinaryF1Score": ("binary_f1_score", "| threshold=0.5", 0.5, _YES_OR_NO),
    "BinaryPrecision": ("binary_precision", "| threshold=0.5", 0.5, _YES_OR_NO),
    "BinaryRecall": ("binary_recall", "| threshold=0.5", 0.5, _YES_OR_NO),
    "MulticlassAccuracy": ("multiclass_accuracy", f"{_CLASSED} k=1", None, _IDS),
    "MulticlassConfusionMatrix": ("multiclass_confusion_matrix", "num_classes:classes | normalize=None", None, _IDS),
    "MulticlassF1Score": ("multiclass_f1_score", _CLASSED, None, _IDS),
    "MulticlassPrecision": ("multiclass_precision", _CLASSED, None, _IDS),
    "MulticlassRecall": ("multiclass_recall", _CLASSED, None, _IDS),
    "MultilabelAccuracy": ("multilabel_accuracy", "| threshold=0.5 criteria='exact_match'", 0.5, _YES_OR_NO),
}

ENTRIES: dict[str, Entry] = {
    where: MetricEntry(
        name.rpartition(".")[2],
        call,
        make=make,
        expects=OutputKind.PROBABILITIES if cut is not None else None,
        threshold=cut,
        labels=labels,
        framework="torcheval",
        ordered=title.endswith(("Precision", "Recall")),
    )
    for title, (function, signature, cut, labels) in _METRICS.items()
    for where, name, call, make in (
        (f"torcheval.metrics.{title}", title, _CALL, signature),
        (f"torcheval.metrics.functional.{function}", function, f"{_CALL} {signature}", None),
    )
}

ALIASES: dict[str, str] = {
    "torcheval.metrics.classification": "torcheval.metrics",
    "torcheval.metrics.functional.classification": "torcheval.metrics.functional",
}
