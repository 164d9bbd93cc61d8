"""Keras's five crossentropy classes: stored arguments plus the function.

Constructors, reductions, masks and sample weights are Keras's own; only the function differs, and what is checked before it.
"""

from __future__ import annotations

from typing import Any

import keras
from keras import ops

from fromlogits import errors
from fromlogits.keras import functions
from fromlogits.keras.origin import AUTO, WORDS, told
from fromlogits.labels import checking

__all__ = [
    "BinaryCrossentropy",
    "BinaryFocalCrossentropy",
    "CategoricalCrossentropy",
    "CategoricalFocalCrossentropy",
    "SparseCategoricalCrossentropy",
]

_registered = keras.saving.register_keras_serializable("fromlogits")


class _Checked:
    """Looks at the labels as they came, before Keras makes floats of them, and remembers what an output once told of itself."""

    _told: bool | None = None  # whether the outputs are logits
    _fn_kwargs: dict[str, Any]
    from_logits: bool | str

    def __call__(self, y_true: Any, y_pred: Any, sample_weight: Any = None) -> Any:
        with errors.in_words(WORDS):
            checking.check_array(y_true)
        if isinstance(y_true, list | tuple) and not isinstance(y_pred, list | tuple):
            y_true = ops.convert_to_tensor(y_true)  # Keras takes a list for several outputs
        return super().__call__(y_true, y_pred, sample_weight)  # type: ignore[misc]

    def call(self, y_true: Any, y_pred: Any) -> Any:
        if self.from_logits == AUTO:
            found = told(y_pred)
            self._told = self._told if found is None else found
            if self._told is not None:
                self._fn_kwargs = {**self._fn_kwargs, "from_logits": self._told}
        return super().call(y_true, y_pred)  # type: ignore[misc]


@_registered
class SparseCategoricalCrossentropy(_Checked, keras.losses.SparseCategoricalCrossentropy):  # type: ignore[misc]
    """Crossentropy of class ids; see `sparse_categorical_crossentropy`.

    Args:
      from_logits: False, True, or "auto": told from where y_pred came from. A tracer of JAX tells nothing: use `fromlogits.loss_for`.
      ignore_class: the class id of rows that do not count.
      reduction, axis, name, dtype: as in Keras.

    >>> import numpy as np, fromlogits.keras as flk
    >>> loss = flk.SparseCategoricalCrossentropy(from_logits=True)
    >>> print(round(float(loss(np.array([0, 1]), np.array([[2.0, 0.0], [0.0, 3.0]]))), 4))
    0.0878

    Twin: `keras.losses.SparseCategoricalCrossentropy`.
    """

    def __init__(
        self,
        from_logits: bool | str = False,
        ignore_class: int | None = None,
        reduction: str | None = "sum_over_batch_size",
        axis: int = -1,
        name: str = "sparse_categorical_crossentropy",
        dtype: Any = None,
    ) -> None:
        super().__init__(from_logits=from_logits, ignore_class=ignore_class, reduction=reduction, axis=axis, name=name, dtype=dtype)
        self.fn = functions.sparse_categorical_crossentropy


@_registered
class CategoricalCrossentropy(_Checked, keras.losses.CategoricalCrossentropy):  # type: ignore[misc]
    """Crossentropy of one-hot rows or distributions; see `categorical_crossentropy`.

    Args:
      from_logits: False, True, or "auto": told from where y_pred came from.
      label_smoothing, axis, reduction, name, dtype: as in Keras.

    >>> import numpy as np, fromlogits.keras as flk
    >>> loss = flk.CategoricalCrossentropy()
    >>> print(round(float(loss(np.array([[0, 1.0]]), np.array([[0.25, 0.75]]))), 4))
    0.2877

    Twin: `keras.losses.CategoricalCrossentropy`.
    """

    def __init__(
        self,
        from_logits: bool | str = False,
        label_smoothing: float = 0.0,
        axis: int = -1,
        reduction: str | None = "sum_over_batch_size",
        name: str = "categorical_crossentropy",
        dtype: Any = None,
    ) -> None:
        super().__init__(from_logits=from_logits, label_smoothing=label_smoothing, axis=axis, reduction=reduction, name=name, dtype=dtype)
        self.fn = functions.categorical_crossentropy


@_registered
class CategoricalFocalCrossentropy(_Checked, keras.losses.CategoricalFocalCrossentropy):  # type: ignore[misc]
    """Focal crossentropy of one-hot rows; see `categorical_focal_crossentropy`.

    Args:
      alpha, gamma: how much each class counts, and how much less well-classified rows do.
      from_logits: False, True, or "auto": told from where y_pred came from.
      label_smoothing, axis, reduction, name, dtype: as in Keras.

    >>> import numpy as np, fromlogits.keras as flk
    >>> loss = flk.CategoricalFocalCrossentropy(alpha=1.0)
    >>> print(round(float(loss(np.array([[0, 1.0]]), np.array([[0.25, 0.75]]))), 4))
    0.018

    Twin: `keras.losses.CategoricalFocalCrossentropy`.
    """

    def __init__(
        self,
        alpha: Any = 0.25,
        gamma: float = 2.0,
        from_logits: bool | str = False,
        label_smoothing: float = 0.0,
        axis: int = -1,
        reduction: str | None = "sum_over_batch_size",
        name: str = "categorical_focal_crossentropy",
        dtype: Any = None,
    ) -> None:
        super().__init__(alpha, gamma, from_logits, label_smoothing, axis, reduction, name, dtype)
        self.fn = functions.categorical_focal_crossentropy


@_registered
class BinaryCrossentropy(_Checked, keras.losses.BinaryCrossentropy):  # type: ignore[misc]
    """Crossentropy of units that answer yes or no; see `binary_crossentropy`.

    Args:
      from_logits: False, True, or "auto": told from where y_pred came from.
      label_smoothing, axis, reduction, name, dtype: as in Keras.

    >>> import numpy as np, fromlogits.keras as flk
    >>> loss = flk.BinaryCrossentropy(from_logits=True)
    >>> print(round(float(loss(np.array([[1.0], [0.0]]), np.array([[2.0], [-1.0]]))), 4))
    0.2201

    Twin: `keras.losses.BinaryCrossentropy`.
    """

    def __init__(
        self,
        from_logits: bool | str = False,
        label_smoothing: float = 0.0,
        axis: int = -1,
        reduction: str | None = "sum_over_batch_size",
        name: str = "binary_crossentropy",
        dtype: Any = None,
    ) -> None:
        super().__init__(from_logits=from_logits, label_smoothing=label_smoothing, axis=axis, reduction=reduction, name=name, dtype=dtype)
        self.fn = functions.binary_crossentropy


@_registered
class BinaryFocalCrossentropy(_Checked, keras.losses.BinaryFocalCrossentropy):  # type: ignore[misc]
    """Focal crossentropy of units that answer yes or no; see `binary_focal_crossentropy`.

    Args:
      apply_class_balancing, alpha, gamma: whether yes counts alpha and no 1 - alpha; how much less well-classified units count.
      from_logits: False, True, or "auto": told from where y_pred came from.
      label_smoothing, axis, reduction, name, dtype: as in Keras.

    >>> import numpy as np, fromlogits.keras as flk
    >>> loss = flk.BinaryFocalCrossentropy(from_logits=True)
    >>> print(round(float(loss(np.array([[1.0], [0.0]]), np.array([[2.0], [-1.0]]))), 5))
    0.01223

    Twin: `keras.losses.BinaryFocalCrossentropy`.
    """

    def __init__(
        self,
        apply_class_balancing: bool = False,
        alpha: float = 0.25,
        gamma: float = 2.0,
        from_logits: bool | str = False,
        label_smoothing: float = 0.0,
        axis: int = -1,
        reduction: str | None = "sum_over_batch_size",
        name: str = "binary_focal_crossentropy",
        dtype: Any = None,
    ) -> None:
        super().__init__(apply_class_balancing, alpha, gamma, from_logits, label_smoothing, axis, reduction, name, dtype)
        self.fn = functions.binary_focal_crossentropy
