"""fromlogits itself: its front doors have the frameworks' own names and signatures, so they mean what the frameworks' tables say.

`linear_cross_entropy` and its kin take no logits, so nothing is judged about them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from fromlogits.checker.catalogue import keras, optax, tensorflow, torch
from fromlogits.checker.catalogue.entry import Entry, LossEntry, Op
from fromlogits.vocabulary import Family, LabelForm, OutputKind

__all__ = ["ALIASES", "ENTRIES"]

_KERAS = (
    "BinaryCrossentropy BinaryFocalCrossentropy CategoricalCrossentropy CategoricalFocalCrossentropy"
    " SparseCategoricalCrossentropy binary_crossentropy binary_focal_crossentropy categorical_crossentropy"
    " categorical_focal_crossentropy sparse_categorical_crossentropy"
).split()
_TORCH = ["BCELoss", "BCEWithLogitsLoss", "CrossEntropyLoss", "NLLLoss"]
_FUNCTIONAL = ["binary_cross_entropy", "binary_cross_entropy_with_logits", "cross_entropy", "nll_loss"]
_TENSORFLOW = [
    "sigmoid_cross_entropy_with_logits",
    "softmax_cross_entropy_with_logits",
    "sparse_softmax_cross_entropy_with_logits",
    "weighted_cross_entropy_with_logits",
]
_JAX = ["sigmoid_binary_cross_entropy", "sigmoid_focal_loss", "softmax_cross_entropy", "softmax_cross_entropy_with_integer_labels"]

# Each door, the framework's room behind it, and the names both have.
_DOORS: dict[str, tuple[dict[str, Entry], str, list[str]]] = {
    "fromlogits.keras": (keras.ENTRIES, "keras.losses", _KERAS),
    "fromlogits.torch": (torch.ENTRIES, "torch.nn", _TORCH),
    "fromlogits.torch.functional": (torch.ENTRIES, "torch.nn.functional", _FUNCTIONAL),
    "fromlogits.tensorflow": (tensorflow.ENTRIES, "tensorflow.nn", _TENSORFLOW),
    "fromlogits.jax": (optax.ENTRIES, "optax", _JAX),
}


def _door(door: str, entries: dict[str, Entry], room: str, names: list[str]) -> dict[str, Entry]:
    """The room's losses under the door's name, their twins too."""
    found: dict[str, Entry] = {}
    for name in names:
        theirs = entries[f"{room}.{name}"]
        if isinstance(theirs, LossEntry):
            twins: dict[str, Any] = {
                part: (getattr(theirs, part) or "").replace(room, door) or None for part in ("sparse", "dense", "logits")
            }
            found[f"{door}.{name}"] = replace(theirs, name=f"{door}.{name}", framework="fromlogits", strict=theirs.same_shape, **twins)
    return found


_CALL = "logits:output labels | kind='logits' {more}sample_weight=None ignore_index=None label_smoothing=0.0 reduction='mean'"

ENTRIES: dict[str, Entry] = {
    **{name: entry for door, (entries, room, names) in _DOORS.items() for name, entry in _door(door, entries, room, names).items()},
    "fromlogits.cross_entropy": LossEntry(
        name="fromlogits.cross_entropy",
        family=Family.MULTICLASS,
        expects=OutputKind.LOGITS,  # unless `kind` says otherwise
        labels=frozenset({LabelForm.CLASS_IDS, LabelForm.ONE_HOT, LabelForm.DISTRIBUTION}),
        call=_CALL.format(more="class_weight=None axis=-1 "),
        framework="fromlogits",
        fused=True,
    ),
    "fromlogits.binary_cross_entropy": LossEntry(
        name="fromlogits.binary_cross_entropy",
        family=Family.BINARY,
        expects=OutputKind.LOGITS,
        labels=frozenset({LabelForm.BINARY, LabelForm.MULTI_HOT, LabelForm.ONE_HOT, LabelForm.DISTRIBUTION}),
        call=_CALL.format(more="pos_weight=None "),
        framework="fromlogits",
        fused=True,
        same_shape=True,
        strict=True,
    ),
    "fromlogits.labels.to_one_hot": Op("one_hot", "y:x classes", axis=-1, dtype="float32"),
    "fromlogits.labels.to_class_ids": Op(
        "class_ids", "y:x | classes=None names=None counted_from=None ignore_index=None form=None mixed=False dtype='int64'"
    ),
    "fromlogits.labels.to_multi_hot": Op("multi_hot", "y:x classes | names=None counted_from=None ignore_index=None dtype='float32'"),
    "fromlogits.sample": Op("random_categorical", "logits | temperature=1.0 top_k=None top_p=None min_p=None seed=None"),
    "fromlogits.sampling.filter_logits": Op("identity", "logits:x"),
}

ALIASES: dict[str, str] = {}
