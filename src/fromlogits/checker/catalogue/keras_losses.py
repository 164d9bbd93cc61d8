"""Keras's classification losses, as classes, functions and strings.

Of Dice, Tversky and CTC only the kind of the output is judged, not the labels. Left out on purpose, because no contract between logits
and labels hangs on them: mean squared error and its kin, hinge, Poisson, cosine similarity and Circle.
"""

from __future__ import annotations

from fromlogits.checker.catalogue.entry import Entry, Layer, LossEntry
from fromlogits.vocabulary import Family, LabelForm, OutputKind

__all__ = ["ALIASES", "AUTO", "CROSSENTROPY", "ENTRIES", "LOSS_NAMES"]

IDS = frozenset({LabelForm.CLASS_IDS})
ROWS = frozenset({LabelForm.ONE_HOT, LabelForm.DISTRIBUTION})
UNITS = frozenset({LabelForm.BINARY, LabelForm.MULTI_HOT, LabelForm.ONE_HOT, LabelForm.DISTRIBUTION})
ANY: frozenset[LabelForm] = frozenset()

# What each loss is, wherever it stands: its family, what it expects (None: `from_logits` decides), and its labels.
MEANING: dict[str, tuple[Family | None, OutputKind | None, frozenset[LabelForm]]] = {
    "binary_crossentropy": (Family.BINARY, None, UNITS),
    "binary_focal_crossentropy": (Family.BINARY, None, UNITS),
    "categorical_crossentropy": (Family.MULTICLASS, None, ROWS),
    "categorical_focal_crossentropy": (Family.MULTICLASS, None, ROWS),
    "categorical_generalized_cross_entropy": (Family.MULTICLASS, OutputKind.PROBABILITIES, IDS),
    "ctc": (None, OutputKind.LOGITS, ANY),
    "dice": (None, OutputKind.PROBABILITIES, ANY),
    "kl_divergence": (Family.MULTICLASS, OutputKind.PROBABILITIES, ROWS),
    "sparse_categorical_crossentropy": (Family.MULTICLASS, None, IDS),
    "tversky": (None, OutputKind.PROBABILITIES, ANY),
}
OVERLAPS = frozenset({"dice", "tversky"})  # the same whichever of the two comes first, unless Tversky's weights differ
SPARSE = {
    "categorical_crossentropy": "sparse_categorical_crossentropy",
    "CategoricalCrossentropy": "SparseCategoricalCrossentropy",
}
DENSE = {sparse: dense for dense, sparse in SPARSE.items()}

CLASSES = {
    "BinaryCrossentropy": "binary_crossentropy",
    "BinaryFocalCrossentropy": "binary_focal_crossentropy",
    "CategoricalCrossentropy": "categorical_crossentropy",
    "CategoricalFocalCrossentropy": "categorical_focal_crossentropy",
    "CategoricalGeneralizedCrossEntropy": "categorical_generalized_cross_entropy",
    "CTC": "ctc",
    "Dice": "dice",
    "KLDivergence": "kl_divergence",
    "SparseCategoricalCrossentropy": "sparse_categorical_crossentropy",
    "Tversky": "tversky",
}

_REDUCTION = "reduction='sum_over_batch_size'"
MAKE = {
    "BinaryCrossentropy": f"from_logits=False label_smoothing=0.0 axis=-1 {_REDUCTION} name:label='binary_crossentropy' dtype=None",
    "BinaryFocalCrossentropy": (
        f"apply_class_balancing=False alpha=0.25 gamma=2.0 from_logits=False label_smoothing=0.0 axis=-1 {_REDUCTION}"
        " name:label='binary_focal_crossentropy' dtype=None"
    ),
    "CategoricalCrossentropy": f"from_logits=False label_smoothing=0.0 axis=-1 {_REDUCTION} name:label='categorical_crossentropy' dtype=None",
    "CategoricalFocalCrossentropy": (
        f"alpha=0.25 gamma=2.0 from_logits=False label_smoothing=0.0 axis=-1 {_REDUCTION} name:label='categorical_focal_crossentropy' dtype=None"
    ),
    "CategoricalGeneralizedCrossEntropy": f"q=0.5 {_REDUCTION} name:label='categorical_generalized_cross_entropy' dtype=None",
    "CTC": f"{_REDUCTION} name:label='ctc' dtype=None",
    "Dice": f"{_REDUCTION} name:label='dice' axis=None dtype=None",
    "KLDivergence": f"{_REDUCTION} name:label='kl_divergence' dtype=None",
    "SparseCategoricalCrossentropy": (
        f"from_logits=False ignore_class:ignore_index=None {_REDUCTION} axis=-1 name:label='sparse_categorical_crossentropy' dtype=None"
    ),
    "Tversky": f"alpha=0.5 beta=0.5 {_REDUCTION} name:label='tversky' axis=None dtype=None",
}

# The functions stand in three rooms, each with its own names and order of arguments.
FUNCTIONS: dict[str, dict[str, str]] = {
    "keras.losses": {
        "binary_crossentropy": "y_true:labels y_pred:output from_logits=False label_smoothing=0.0 axis=-1",
        "binary_focal_crossentropy": (
            "y_true:labels y_pred:output apply_class_balancing=False alpha=0.25 gamma=2.0 from_logits=False label_smoothing=0.0 axis=-1"
        ),
        "categorical_crossentropy": "y_true:labels y_pred:output from_logits=False label_smoothing=0.0 axis=-1",
        "categorical_focal_crossentropy": (
            "y_true:labels y_pred:output alpha=0.25 gamma=2.0 from_logits=False label_smoothing=0.0 axis=-1"
        ),
        "categorical_generalized_cross_entropy": "y_true:labels y_pred:output q",
        "ctc": "y_true:labels y_pred:output",
        "dice": "y_true:labels y_pred:output axis=None",
        "kl_divergence": "y_true:labels y_pred:output",
        "sparse_categorical_crossentropy": "y_true:labels y_pred:output from_logits=False ignore_class:ignore_index=None axis=-1",
        "tversky": "y_true:labels y_pred:output alpha=0.5 beta=0.5 axis=None",
    },
    "keras.ops": {
        "binary_crossentropy": "target:labels output from_logits=False",
        "categorical_crossentropy": "target:labels output from_logits=False axis=-1",
        "sparse_categorical_crossentropy": "target:labels output from_logits=False axis=-1",
    },
    "keras.backend": {
        "binary_crossentropy": "target:labels output from_logits=False",
        "binary_focal_crossentropy": "target:labels output apply_class_balancing=False alpha=0.25 gamma=2.0 from_logits=False",
        "categorical_crossentropy": "target:labels output from_logits=False axis=-1",
        "categorical_focal_crossentropy": "target:labels output alpha=0.25 gamma=2.0 from_logits=False axis=-1",
        "sparse_categorical_crossentropy": "target:labels output from_logits=False axis=-1 ignore_class:ignore_index=None",
    },
}

ENTRIES: dict[str, Entry] = {
    **{
        f"keras.losses.{name}": LossEntry(
            name,
            *MEANING[function],
            call="y_true:labels y_pred:output sample_weight=None",
            make=MAKE[name],
            framework="keras",
            sparse=f"keras.losses.{SPARSE[name]}" if name in SPARSE else None,
            dense=f"keras.losses.{DENSE[name]}" if name in DENSE else None,
            symmetric=function in OVERLAPS,
        )
        for name, function in CLASSES.items()
    },
    **{
        f"{room}.{name}": LossEntry(
            name,
            *MEANING[name],
            call=call,
            framework="keras",
            sparse=f"{room}.{SPARSE[name]}" if name in SPARSE else None,
            dense=f"{room}.{DENSE[name]}" if name in DENSE else None,
            symmetric=name in OVERLAPS,
        )
        for room, functions in FUNCTIONS.items()
        for name, call in functions.items()
    },
    "keras.ops.ctc_loss": LossEntry(
        "ctc_loss", *MEANING["ctc"], call="target:labels output target_length output_length mask_index=0", framework="keras"
    ),
    "keras.backend.ctc_batch_cost": LossEntry(  # takes the logarithm itself, of what a softmax gave
        "ctc_batch_cost", None, OutputKind.PROBABILITIES, ANY, "y_true:labels y_pred:output input_length label_length", framework="keras"
    ),
    "keras.losses.Loss": Layer(
        "module", "name:label=None reduction='sum_over_batch_size' dtype=None", call="y_true:labels y_pred:output", protocol="loss"
    ),
}

_OLDER = {
    "bce": "binary_crossentropy",
    "BCE": "binary_crossentropy",
    "kld": "kl_divergence",
    "KLD": "kl_divergence",
    "kullback_leibler_divergence": "kl_divergence",
}

ALIASES: dict[str, str] = {
    **{f"keras.losses.{old}": f"keras.losses.{new}" for old, new in _OLDER.items()},
    **{f"keras.metrics.{old}": f"keras.losses.{new}" for old, new in _OLDER.items()},
    **{f"keras.metrics.{name}": f"keras.losses.{name}" for name in FUNCTIONS["keras.losses"]},
    "keras.Loss": "keras.losses.Loss",
    "keras.losses.losses": "keras.losses",
    "keras.losses.loss": "keras.losses",
    "keras.objectives": "keras.losses",
}

# "crossentropy": which one it is depends on the shapes of output and labels; probabilities it expects in any case.
AUTO = "keras.losses.crossentropy:auto"
CROSSENTROPY = LossEntry("crossentropy", None, OutputKind.PROBABILITIES, ANY, "y_true:labels y_pred:output", framework="keras")

# What `compile(loss=...)` accepts.
LOSS_NAMES: dict[str, str] = {
    **{name: f"keras.losses.{name}" for name in (*CLASSES, *FUNCTIONS["keras.losses"]) if "eneralized" not in name},  # it has no string
    **{old: f"keras.losses.{new}" for old, new in _OLDER.items()},
    **dict.fromkeys(("ce", "CE", "crossentropy", "Crossentropy", "CrossEntropy"), AUTO),
}
