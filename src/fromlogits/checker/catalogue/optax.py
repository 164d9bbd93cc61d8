"""Optax: losses that take logits and give one number an example, not yet averaged. Old and new spelling mean the same."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from fromlogits.checker.catalogue.entry import Entry, LossEntry, Op
from fromlogits.vocabulary import Family, LabelForm, OutputKind

__all__ = ["ALIASES", "ENTRIES"]

_IDS = frozenset({LabelForm.CLASS_IDS})
_ROWS = frozenset({LabelForm.ONE_HOT, LabelForm.DISTRIBUTION})
_UNITS = frozenset({LabelForm.BINARY, LabelForm.MULTI_HOT, LabelForm.ONE_HOT, LabelForm.DISTRIBUTION})
_SPARSE = "optax.softmax_cross_entropy_with_integer_labels"
_DENSE = "optax.softmax_cross_entropy"


def _loss(name: str, call: str, labels: frozenset[LabelForm], **facts: Any) -> LossEntry:
    usual = {"family": Family.MULTICLASS, "expects": OutputKind.LOGITS, "framework": "jax"}
    return LossEntry(name=name, labels=labels, call=call, **{**usual, **facts})


_LOGITS = (
    _loss("softmax_cross_entropy", "logits:output labels axis=-1 where=None", _ROWS, sparse=_SPARSE, same_shape=True),
    _loss("safe_softmax_cross_entropy", "logits:output labels", _ROWS, sparse=_SPARSE, same_shape=True),
    _loss("poly_loss_cross_entropy", "logits:output labels | epsilon=2.0 axis=-1 where=None", _ROWS, sparse=_SPARSE, same_shape=True),
    _loss("softmax_cross_entropy_with_integer_labels", "logits:output labels axis=-1 where=None", _IDS, dense=_DENSE),
    _loss("sigmoid_binary_cross_entropy", "logits:output labels", _UNITS, family=Family.BINARY, same_shape=True),
    _loss("sigmoid_focal_loss", "logits:output labels | alpha=None gamma=2.0", _UNITS, family=Family.BINARY, same_shape=True),
    _loss("sparsemax_loss", "logits:output labels", _UNITS, family=Family.BINARY, same_shape=True),
    _loss("multiclass_sparsemax_loss", "scores:output labels", _IDS),
    _loss("ranking_softmax_loss", "logits:output labels | where=None weights=None reduce_fn=None", frozenset(), family=None),
    _loss("ctc_loss", "logits:output logit_paddings labels label_paddings | blank_id=0 log_epsilon=-100000.0", frozenset()),
)

# What is counted of a picture: of scores or of probabilities, as an option says.
_OVERLAPS = tuple(
    _loss(name, f"predictions:output targets:labels | apply_{activation}:from_logits=True", frozenset(), family=family, expects=None)
    for name, activation, family in (
        ("binary_dice_loss", "sigmoid", Family.BINARY),
        ("dice_loss", "softmax", None),
        ("multiclass_generalized_dice_loss", "softmax", Family.MULTICLASS),
    )
)

_LOG_PROBABILITIES = (
    *(
        _loss(name, "log_predictions:output targets:labels axis=-1 where=None", _ROWS, same_shape=True)
        for name in ("kl_divergence", "convex_kl_divergence", "generalized_kl_divergence")
    ),
    _loss(
        "kl_divergence_with_log_targets",
        "log_predictions:output log_targets:labels axis=-1 where=None",
        frozenset(),
        same_shape=True,
        target=OutputKind.LOG_PROBABILITIES,
    ),
)

ENTRIES: dict[str, Entry] = {
    **{f"optax.{loss.name}": replace(loss, fused=True) for loss in _LOGITS},
    **{f"optax.{loss.name}": loss for loss in _OVERLAPS},
    **{f"optax.{loss.name}": replace(loss, expects=OutputKind.LOG_PROBABILITIES) for loss in _LOG_PROBABILITIES},
    "optax.apply_updates": Op("learn", "params:x updates"),
    "optax.value_and_grad_from_state": Op("value_and_grad", "value_fn:f", argnums=0),
    "optax.smooth_labels": Op("smooth_labels", "labels:x alpha | axis=-1"),
}

ALIASES: dict[str, str] = {"optax.losses": "optax"}
