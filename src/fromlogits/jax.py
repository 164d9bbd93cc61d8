"""Classification losses for JAX, as in optax: its names, order of arguments, defaults and dtypes; one loss a row, nothing reduced.

Where optax is right these give what it gives. They differ where it is not, and each function says where. All of them work under jit, vmap, grad, jvp,
scan and shard_map, and have derivatives of any order; sums are float32 at least and are rounded once, to the dtype that optax returns.

What can be checked hangs on what can be seen. Shapes and dtypes are checked always. The values of labels are checked in eager mode on the CPU; under
jit a label that has no class gives a row of NaN, in the loss and in its gradient. A traced array tells nothing of its origin, so no loss can see
there that its logits are the output of a softmax: `fromlogits.loss_for(model)` reads the model instead, and gives the loss that fits it.
`fromlogits.checks` says how much is looked at.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from fromlogits import errors
from fromlogits.labels.checking import check_given
from fromlogits.losses.binary_cross_entropy import unit_losses
from fromlogits.losses.broadcasting import common_rows, common_units
from fromlogits.losses.cross_entropy import row_losses
from fromlogits.losses.linear import linear_cross_entropy
from fromlogits.losses.targets import labels_as
from fromlogits.losses.tensors.jax import OPERATIONS

__all__ = [
    "linear_softmax_cross_entropy",
    "sigmoid_binary_cross_entropy",
    "sigmoid_focal_loss",
    "softmax_cross_entropy",
    "softmax_cross_entropy_with_integer_labels",
]

ROWS = errors.Words(
    binary="sigmoid_binary_cross_entropy", probabilities="give the probabilities to fromlogits.cross_entropy with kind='probabilities'",
    aside="where=False", ignored="pass where=labels != {}",
)  # fmt: skip
UNITS = errors.Words(
    categorical="softmax_cross_entropy", probabilities="give the probabilities to fromlogits.binary_cross_entropy with kind='probabilities'",
    aside="label 0, and multiply their losses by 0", focal_alpha="alpha", focal_gamma="gamma",
)  # fmt: skip


@errors.in_words(ROWS)
def softmax_cross_entropy(
    logits: jax.typing.ArrayLike,
    labels: jax.typing.ArrayLike,
    axis: int | tuple[int, ...] | None = -1,
    where: jax.typing.ArrayLike | None = None,
) -> jax.Array:
    """Cross-entropy of each row with a distribution over classes: `sum_j q_j (logsumexp(z) - z_j)`.

    Args:
      logits: (..., C) scores z of a floating dtype. -inf masks a class.
      labels: (..., C) distributions q, one-hot or soft, of any real dtype. One row may stand for many, and many for one row of logits.
      axis: the class axis; a tuple of axes, or None for all of them, whose elements together are the classes.
      where: booleans, of the shape of the rows (...) or of the logits: what counts. A row of which nothing counts costs 0 and may hold anything.

    Returns:
      (...) the losses, of the dtype that logits and labels promote to.

    Raises:
      ShapeError: labels are class ids (use `softmax_cross_entropy_with_integer_labels`), or would be spread over the classes.
      LabelError: a label is NaN (in eager mode). Rows that sum to something else than one are taken as they are, with a warning.
      OutputKindError: logits are no floating-point numbers.

    >>> import jax.numpy as jnp
    >>> from fromlogits.jax import softmax_cross_entropy
    >>> logits = jnp.array([[1.2, -0.8, -0.5], [0.9, -jnp.inf, 1.1]])
    >>> labels = jnp.array([[1.0, 0.0, 0.0], [0.5, 0.0, 0.5]])
    >>> print(*(f"{loss:.4f}" for loss in softmax_cross_entropy(logits, labels)))
    0.2761 0.6981

    Differs from optax: a class that is masked with -inf costs nothing where its label is 0 (optax: NaN; its `safe_softmax_cross_entropy` agrees with
    this one), losses below 1e-7 are not rounded to 0, labels of shape (N, 1) or (N,) are no distributions, also where there are N classes (optax: each
    row against each class), and labels of what `where` leaves out get a gradient of 0 (optax: NaN).

    Twins: `fromlogits.cross_entropy`, `optax.softmax_cross_entropy`, `tf.nn.softmax_cross_entropy_with_logits` (labels first),
    `torch.nn.functional.cross_entropy(logits, q, reduction="none")` (class axis 1).
    """
    z, q = _scores(logits), _numbers(labels)
    dtype = jnp.result_type(z, q)
    if q.ndim > z.ndim and isinstance(axis, int) and axis < 0:  # one row of logits for many of labels
        z = z.reshape((1,) * (q.ndim - z.ndim) + z.shape)
    axes = _axes(tuple(range(z.ndim)) if axis is None else axis, z.ndim)
    shape = _known(common_rows(z.shape, q.shape, axes))
    z, q = (_classes_last(jnp.broadcast_to(one, shape), axes) for one in (z, q))
    kept, counted = _kept(where, shape, axes)
    if kept is not None:
        z, q = jnp.where(kept, z, -jnp.inf), jnp.where(kept, q, jnp.zeros_like(q))
    return _as(row_losses(z, q, sample_weight=counted, unnormalised=True).losses, dtype)


@errors.in_words(ROWS)
def softmax_cross_entropy_with_integer_labels(
    logits: jax.typing.ArrayLike,
    labels: jax.typing.ArrayLike,
    axis: int | tuple[int, ...] = -1,
    where: jax.typing.ArrayLike | None = None,
) -> jax.Array:
    """Cross-entropy of each row with a class id: `logsumexp(z) - z[y]`.

    Args:
      logits: (..., C) scores z of a floating dtype. -inf masks a class.
      labels: (...) class ids y, 0..C-1, of any integer dtype.
      axis: the class axis; or a tuple of axes, whose elements together are the classes: a label then counts through them in this order.
      where: booleans, of the shape of the rows (...) or of the logits: what counts. A row of which nothing counts costs 0 and may hold anything.

    Returns:
      (...) the losses, of the dtype of the logits.

    Raises:
      LabelError: a label has no class (in eager mode; under jit its row is NaN), or is no integer.
      ShapeError: labels have not the shape of the rows.
      OutputKindError: logits are no floating-point numbers.

    >>> import jax.numpy as jnp
    >>> from fromlogits.jax import softmax_cross_entropy_with_integer_labels
    >>> logits = jnp.array([[1.2, -0.8, -0.5], [0.9, -1.2, 1.1]])
    >>> print(*(f"{loss:.4f}" for loss in softmax_cross_entropy_with_integer_labels(logits, jnp.array([0, 1]))))
    0.2761 2.9518

    Differs from optax: label -1 is an error (optax: the last class) and so are labels beyond the last class (optax: NaN); losses below 1e-7 are not
    rounded to 0, and logits with a common offset lose nothing (optax in bfloat16 at 1e4: 0 for ln 2); a label whose class `where` leaves out costs inf,
    as one that -inf masks (optax: the score of a class that is not in the sum).

    Twins: `fromlogits.cross_entropy`, `optax.softmax_cross_entropy_with_integer_labels`, `tf.nn.sparse_softmax_cross_entropy_with_logits` (labels first),
    `torch.nn.functional.cross_entropy(logits, y, reduction="none")` (class axis 1, ignores -100).
    """
    z, ids = _scores(logits), _numbers(labels)
    if axis is None:
        raise errors.not_an_axis(axis)
    axes = _axes(axis, z.ndim)
    rows = tuple(size for place, size in enumerate(z.shape) if place not in axes)
    if ids.ndim != len(rows):
        raise errors.labels_do_not_fit(z.shape, ids.shape, axes[0] if len(axes) == 1 else -1)
    if 1 in {*ids.shape, *rows} and ids.shape != rows:
        rows = _known(common_units(rows, ids.shape))
        sizes = iter(rows)
        z = jnp.broadcast_to(z, [size if place in axes else next(sizes) for place, size in enumerate(z.shape)])
        ids = jnp.broadcast_to(ids, rows)
    kept, counted = _kept(where, z.shape, axes)
    z = _classes_last(z, axes)
    dtype = z.dtype
    if kept is not None:
        z = jnp.where(kept, z, -jnp.inf)
    return _as(row_losses(z, ids, sample_weight=counted).losses, dtype)


@errors.in_words(UNITS)
def sigmoid_binary_cross_entropy(logits: jax.typing.ArrayLike, labels: jax.typing.ArrayLike) -> jax.Array:
    """Binary cross-entropy of each unit by itself: `t softplus(-z) + (1 - t) softplus(z)`.

    Args:
      logits: (...) scores z of a floating dtype.
      labels: (...) labels t: 0, 1, booleans or probabilities. They broadcast with the logits as long as either shape is the result's.

    Returns:
      (...) the losses, of the dtype of the logits.

    Raises:
      ShapeError: (N,) with (N, 1), which would compare every row with every other, or shapes that do not broadcast.
      LabelError: a label outside [0, 1], or NaN (in eager mode).
      OutputKindError: logits are no floating-point numbers.

    >>> import jax.numpy as jnp
    >>> from fromlogits.jax import sigmoid_binary_cross_entropy
    >>> print(*(f"{loss:.4f}" for loss in sigmoid_binary_cross_entropy(jnp.array([2.0, -1.0]), jnp.array([1, 0]))))
    0.1269 0.3133

    Differs from optax: the errors above (optax: N x N losses; negative losses for labels such as 2 or 255).

    Twins: `fromlogits.binary_cross_entropy`, `optax.sigmoid_binary_cross_entropy`, `tf.nn.sigmoid_cross_entropy_with_logits` (labels first),
    `torch.nn.functional.binary_cross_entropy_with_logits(z, t, reduction="none")`.
    """
    z, answers = _units(logits, labels)
    return _as(unit_losses(z, answers).losses, z.dtype)


@errors.in_words(UNITS)
def sigmoid_focal_loss(
    logits: jax.typing.ArrayLike,
    labels: jax.typing.ArrayLike,
    *,
    alpha: jax.typing.ArrayLike | None = None,
    gamma: jax.typing.ArrayLike = 2.0,
) -> jax.Array:
    """Focal loss of each unit by itself: its binary cross-entropy times `(1 - p_t)^gamma`, p_t the probability given to the label.

    Args:
      logits: (...) scores of a floating dtype.
      labels: (...) labels t: 0, 1, booleans or probabilities. They broadcast with the logits as long as either shape is the result's.
      alpha: in [0, 1]; multiplies by alpha for yes and 1 - alpha for no. A number, or an array that broadcasts to the logits; None leaves it out.
      gamma: not negative; how much confident units count less. A number, or an array that broadcasts to the logits.

    Returns:
      (...) the losses, of the dtype that logits, alpha and gamma promote to.

    Raises:
      ShapeError, LabelError, OutputKindError: as `sigmoid_binary_cross_entropy`.
      ValueError: alpha or gamma out of bounds.

    >>> import jax.numpy as jnp
    >>> from fromlogits.jax import sigmoid_focal_loss
    >>> print(*(f"{loss:.6f}" for loss in sigmoid_focal_loss(jnp.array([2.0, -1.0]), jnp.array([1, 0]), alpha=0.25)))
    0.000451 0.016994

    Differs from optax: the errors above; the gradient of a confident unit is exact however small it is, and so is the gradient into labels of exactly 0 or 1
    (optax leaves out how the focal factor moves with them).

    Twins: `fromlogits.binary_cross_entropy(z, t, focal_gamma=2.0, focal_alpha=…, reduction="none")`, `optax.sigmoid_focal_loss`,
    `torchvision.ops.sigmoid_focal_loss` (alpha 0.25 by default), `keras.losses.binary_focal_crossentropy` (labels first, mean of the last axis).
    Lin et al., Focal Loss for Dense Object Detection, section 3.
    """
    if gamma is None:
        raise errors.out_of_bounds("gamma", gamma, "[0, inf)")
    z, answers = _units(logits, labels)
    losses = unit_losses(z, answers, focal_gamma=gamma, focal_alpha=alpha).losses
    return _as(losses, jnp.result_type(z, gamma, *([] if alpha is None else [alpha])))


@errors.in_words(ROWS)
def linear_softmax_cross_entropy(
    hidden: jax.typing.ArrayLike,
    weight: jax.typing.ArrayLike,
    labels: jax.typing.ArrayLike,
    *,
    bias: jax.typing.ArrayLike | None = None,
    where: jax.typing.ArrayLike | None = None,
    label_smoothing: float = 0.0,
    z_loss: float = 0.0,
    softcap: float | None = None,
    scale: float = 1.0,
) -> jax.Array:
    """Cross-entropy of each row of a last linear layer: of `logits = hidden @ weight.T + bias`.

    Args:
      hidden: (..., D) what the last layer takes, of a floating dtype.
      weight: (V, D), one row a class, as an embedding table has it. A flax `Dense` kernel is (D, V): pass `kernel.T`, which XLA makes part of the product.
      labels: (...) class ids, or (..., V) distributions.
      bias: (V,) the layer's bias.
      where: (...) booleans: the rows that count. The others cost 0 and may hold anything.
      label_smoothing, z_loss, softcap, scale: as in `fromlogits.cross_entropy`.

    Returns:
      (...) the losses, unreduced; float32 for half precision, whose products are summed in float32, otherwise the dtype of hidden.

    Raises:
      ShapeError, LabelError (both ValueError): hidden, weight and labels do not go together. Under jit a label that has no class gives a row of NaN.

    >>> import jax.numpy as jnp
    >>> from fromlogits.jax import linear_softmax_cross_entropy
    >>> hidden, weight = jnp.array([[1.0, 2.0]]), jnp.array([[0.5, 0.0], [0.0, 0.5], [-1.0, 0.0]])
    >>> print(*(f"{loss:.4f}" for loss in linear_softmax_cross_entropy(hidden, weight, jnp.array([1]))))
    0.5550

    Twins: `fromlogits.linear_cross_entropy` (mean by default); optax has none; tokamax's `linear_softmax_cross_entropy_loss` (weight (D, V), sum by default).
    """
    check_given("weight", weight)
    hidden = _floating("hidden", hidden)
    counted = None if where is None else _spread(_mask(where), hidden.shape[:-1])
    losses: jax.Array = linear_cross_entropy(
        hidden, jnp.asarray(weight), labels, bias=bias, sample_weight=counted, label_smoothing=label_smoothing,
        z_loss=z_loss, softcap=softcap, scale=scale, reduction="none",
    )  # fmt: skip
    return losses


def _scores(logits: jax.typing.ArrayLike) -> jax.Array:
    return _floating("logits", logits)


def _floating(name: str, given: Any) -> jax.Array:
    check_given(name, given)
    numbers = jnp.asarray(given)
    if not jnp.issubdtype(numbers.dtype, jnp.floating):
        raise errors.not_scores(str(numbers.dtype), name)
    return numbers


def _numbers(labels: jax.typing.ArrayLike) -> jax.Array:
    numbers: jax.Array = labels_as(OPERATIONS, labels, None)
    return numbers


def _units(logits: jax.typing.ArrayLike, labels: jax.typing.ArrayLike) -> tuple[jax.Array, jax.Array]:
    """Logits and binary labels, of one shape."""
    scores, answers = _scores(logits), _numbers(labels)
    shape = _known(common_units(scores.shape, answers.shape))
    return jnp.broadcast_to(scores, shape), jnp.broadcast_to(answers, shape)


def _axes(axis: Any, rank: int) -> tuple[int, ...]:
    """The class axes, counted from the front."""
    given = axis if isinstance(axis, tuple) else (axis,)
    for one in given:
        if isinstance(one, bool) or not isinstance(one, int | np.integer):
            raise errors.not_an_axis(axis)
        if not -rank <= one < rank:
            raise errors.axis_missing(int(one), (None,) * rank)
    axes = tuple(int(one) % rank for one in given)
    if len({*axes}) < len(axes):
        raise errors.axis_twice(axis)
    return axes


def _classes_last(x: jax.Array, axes: Sequence[int]) -> jax.Array:
    """The class axes moved to the end, in their order, and made one."""
    rows = [place for place in range(x.ndim) if place not in axes]
    classes = math.prod(x.shape[place] for place in axes)  # not -1, which JAX cannot tell where there are no rows
    return x.transpose(*rows, *axes).reshape(*(x.shape[place] for place in rows), classes)


def _mask(where: jax.typing.ArrayLike) -> jax.Array:
    mask = jnp.asarray(where)
    if mask.dtype != bool:
        raise errors.not_a_mask("where", str(mask.dtype))
    return mask


def _kept(where: jax.typing.ArrayLike | None, shape: tuple[int, ...], axes: tuple[int, ...]) -> tuple[jax.Array | None, jax.Array | None]:
    """Which logits count, (..., C), where not all of a row do together; and which rows do, (...)."""
    if where is None:
        return None, None
    mask = _mask(where)
    rows = tuple(size for place, size in enumerate(shape) if place not in axes)
    wanted = shape if mask.ndim == len(shape) else rows
    mask = _spread(mask, wanted)
    if wanted is rows:
        return None, mask
    kept = _classes_last(mask, axes)
    return kept, kept.any(-1)


def _spread(mask: jax.Array, shape: tuple[int, ...]) -> jax.Array:
    if mask.ndim > len(shape) or any(size not in {1, whole} for size, whole in zip(mask.shape[::-1], shape[::-1], strict=False)):
        raise errors.weight_does_not_fit("where", mask.shape, shape)
    return jnp.broadcast_to(mask, shape)


def _known(shape: tuple[int | None, ...]) -> tuple[int, ...]:
    return tuple(size for size in shape if size is not None)


def _as(losses: Any, dtype: Any) -> jax.Array:
    """The losses, rounded once."""
    rounded: jax.Array = losses.astype(dtype)
    return rounded
