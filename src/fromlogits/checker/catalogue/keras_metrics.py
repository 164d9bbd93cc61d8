"""Keras's classification metrics, as classes, functions and strings.

`threshold` stands where numbers are cut into yes and no. A metric that expects probabilities and has no threshold ranks its
predictions over cuts between 0 and 1. One that expects nothing takes the largest: logits serve it as well.
"""

from __future__ import annotations

from dataclasses import replace

from fromlogits.checker.catalogue.entry import Entry, Layer, MetricEntry
from fromlogits.checker.catalogue.keras_losses import IDS, ROWS, UNITS
from fromlogits.vocabulary import LabelForm, OutputKind

__all__ = ["ALIASES", "ENTRIES", "METRIC_NAMES"]

FLAGS = frozenset({LabelForm.BINARY, LabelForm.MULTI_HOT, LabelForm.ONE_HOT})
ONE_HOT = frozenset({LabelForm.ONE_HOT})

CALL = "y_true:labels y_pred:output sample_weight=None"
PAIR = "y_true:labels y_pred:output"
PROBABILITIES = OutputKind.PROBABILITIES

CUTS: dict[str, MetricEntry] = {
    "BinaryAccuracy": MetricEntry("", CALL, "name:label='binary_accuracy' dtype=None threshold=0.5", PROBABILITIES, 0.5, FLAGS),
    "binary_accuracy": MetricEntry("", f"{PAIR} threshold=0.5", None, PROBABILITIES, 0.5, FLAGS),
    "BinaryIoU": MetricEntry("", CALL, "target_class_ids=(0,1) threshold=0.5 name:label=None dtype=None", PROBABILITIES, 0.5, FLAGS),
    **{
        name: MetricEntry(
            "",
            CALL,
            "thresholds:threshold=None top_k=None class_id=None name:label=None dtype=None",
            PROBABILITIES,
            0.5,
            FLAGS,
            ordered=True,
        )
        for name in ("Precision", "Recall")
    },
    **{
        name: MetricEntry(
            "", CALL, "thresholds:threshold=None name:label=None dtype=None", PROBABILITIES, 0.5, FLAGS, ordered=name.startswith("False")
        )
        for name in ("TruePositives", "TrueNegatives", "FalsePositives", "FalseNegatives")
    },
}

RANKS: dict[str, MetricEntry] = {
    "AUC": MetricEntry(
        "",
        CALL,
        "num_thresholds=200 curve='ROC' summation_method='interpolation' name:label=None dtype=None thresholds=None multi_label=False"
        " num_labels=None label_weights=None from_logits=False",
        PROBABILITIES,
        labels=FLAGS,
    ),
    **{
        name: MetricEntry("", CALL, f"{given} num_thresholds=200 class_id=None name:label=None dtype=None", PROBABILITIES, labels=FLAGS)
        for name, given in {
            "PrecisionAtRecall": "recall",
            "RecallAtPrecision": "precision",
            "SensitivityAtSpecificity": "specificity",
            "SpecificityAtSensitivity": "sensitivity",
        }.items()
    },
}

LOGARITHMS: dict[str, MetricEntry] = {
    "BinaryCrossentropy": MetricEntry(
        "", CALL, "name:label='binary_crossentropy' dtype=None from_logits=False label_smoothing=0", PROBABILITIES, labels=UNITS
    ),
    "CategoricalCrossentropy": MetricEntry(
        "", CALL, "name:label='categorical_crossentropy' dtype=None from_logits=False label_smoothing=0 axis=-1", PROBABILITIES, labels=ROWS
    ),
    "SparseCategoricalCrossentropy": MetricEntry(
        "",
        CALL,
        "name:label='sparse_categorical_crossentropy' dtype=None from_logits=False ignore_class:ignore_index=None axis=-1",
        PROBABILITIES,
        labels=IDS,
    ),
    "KLDivergence": MetricEntry("", CALL, "name:label='kl_divergence' dtype=None", PROBABILITIES, labels=ROWS),
}

LARGEST: dict[str, MetricEntry] = {
    "Accuracy": MetricEntry("", CALL, "name:label='accuracy' dtype=None"),  # predictions that are labels already
    "CategoricalAccuracy": MetricEntry("", CALL, "name:label='categorical_accuracy' dtype=None", labels=ROWS),
    "categorical_accuracy": MetricEntry("", PAIR, labels=ROWS),
    "SparseCategoricalAccuracy": MetricEntry("", CALL, "name:label='sparse_categorical_accuracy' dtype=None", labels=IDS),
    "sparse_categorical_accuracy": MetricEntry("", PAIR, labels=IDS),
    "TopKCategoricalAccuracy": MetricEntry("", CALL, "k=5 name:label='top_k_categorical_accuracy' dtype=None", labels=ROWS),
    "top_k_categorical_accuracy": MetricEntry("", f"{PAIR} k=5", labels=ROWS),
    "SparseTopKCategoricalAccuracy": MetricEntry("", CALL, "k=5 name:label='sparse_top_k_categorical_accuracy' dtype=None", labels=IDS),
    "sparse_top_k_categorical_accuracy": MetricEntry("", f"{PAIR} k=5", labels=IDS),
    # The largest score, unless the program gives a threshold.
    "F1Score": MetricEntry("", CALL, "average=None threshold=None name:label='f1_score' dtype=None", labels=FLAGS),
    "FBetaScore": MetricEntry("", CALL, "average=None beta=1.0 threshold=None name:label='fbeta_score' dtype=None", labels=FLAGS),
    # `sparse_y_true` and `sparse_y_pred` say whether ids or rows come in.
    "IoU": MetricEntry(
        "",
        CALL,
        "num_classes:classes target_class_ids name:label=None dtype=None ignore_class:ignore_index=None sparse_y_true=True sparse_y_pred=True"
        " axis=-1",
    ),
    "MeanIoU": MetricEntry(
        "",
        CALL,
        "num_classes:classes name:label=None dtype=None ignore_class:ignore_index=None sparse_y_true=True sparse_y_pred=True axis=-1",
    ),
    "OneHotIoU": MetricEntry(
        "",
        CALL,
        "num_classes:classes target_class_ids name:label=None dtype=None ignore_class:ignore_index=None sparse_y_pred=False axis=-1",
        labels=ONE_HOT,
    ),
    "OneHotMeanIoU": MetricEntry(
        "",
        CALL,
        "num_classes:classes name:label=None dtype=None ignore_class:ignore_index=None sparse_y_pred=False axis=-1",
        labels=ONE_HOT,
    ),
}

SPARSE = {
    "CategoricalAccuracy": "SparseCategoricalAccuracy",
    "CategoricalCrossentropy": "SparseCategoricalCrossentropy",
    "TopKCategoricalAccuracy": "SparseTopKCategoricalAccuracy",
    "categorical_accuracy": "sparse_categorical_accuracy",
    "top_k_categorical_accuracy": "sparse_top_k_categorical_accuracy",
}
DENSE = {sparse: dense for dense, sparse in SPARSE.items()}

METRICS = {**CUTS, **RANKS, **LOGARITHMS, **LARGEST}

ENTRIES: dict[str, Entry] = {
    **{
        f"keras.metrics.{name}": replace(
            entry,
            name=name,
            framework="keras",
            sparse=f"keras.metrics.{SPARSE[name]}" if name in SPARSE else None,
            dense=f"keras.metrics.{DENSE[name]}" if name in DENSE else None,
        )
        for name, entry in METRICS.items()
    },
    "keras.metrics.MeanMetricWrapper": Layer("mean_metric", "fn name:label=None dtype=None", call=CALL, protocol="metric"),
    "keras.metrics.Metric": Layer("module", "dtype=None name:label=None", call="y_true:labels y_pred:output", protocol="metric"),
}

ALIASES: dict[str, str] = {
    "keras.Metric": "keras.metrics.Metric",
    **{f"keras.metrics.{room}": "keras.metrics" for room in ("accuracy_metrics", "confusion_metrics", "iou_metrics", "metric")},
}

# What `compile(metrics=[...])` accepts. Which accuracy "accuracy" is depends on the shapes of output and labels.
# Keras 3 makes a class of each string; Keras 2 took the function, which means the same.
_SNAKE = {
    "AUC": "auc",
    "BinaryAccuracy": "binary_accuracy",
    "BinaryCrossentropy": "binary_crossentropy",
    "BinaryIoU": "binary_io_u",
    "CategoricalAccuracy": "categorical_accuracy",
    "CategoricalCrossentropy": "categorical_crossentropy",
    "F1Score": "f1_score",
    "FBetaScore": "f_beta_score",
    "FalseNegatives": "false_negatives",
    "FalsePositives": "false_positives",
    "KLDivergence": "kl_divergence",
    "Precision": "precision",
    "Recall": "recall",
    "SparseCategoricalAccuracy": "sparse_categorical_accuracy",
    "SparseCategoricalCrossentropy": "sparse_categorical_crossentropy",
    "SparseTopKCategoricalAccuracy": "sparse_top_k_categorical_accuracy",
    "TopKCategoricalAccuracy": "top_k_categorical_accuracy",
    "TrueNegatives": "true_negatives",
    "TruePositives": "true_positives",
}
METRIC_NAMES: dict[str, str] = {
    **{name: f"keras.metrics.{name}" for name in _SNAKE},
    **{snake: f"keras.metrics.{name}" for name, snake in _SNAKE.items()},
    **dict.fromkeys(("bce", "BCE"), "keras.metrics.BinaryCrossentropy"),
    **dict.fromkeys(("kld", "KLD", "kullback_leibler_divergence"), "keras.metrics.KLDivergence"),  # Keras 2
    **dict.fromkeys(("acc", "Acc", "ACC", "accuracy", "Accuracy", "ACCURACY"), "keras.metrics.accuracy:auto"),
    **dict.fromkeys(("ce", "CE", "crossentropy"), "keras.metrics.crossentropy:auto"),  # Keras 2
}
