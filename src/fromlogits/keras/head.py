"""The last layer and its loss in one, so that the logits of a large vocabulary need not be built for training."""

from __future__ import annotations

from typing import Any

import keras
from keras import ops

from fromlogits.losses.linear import linear_row_losses
from fromlogits.losses.reduction import reduced

__all__ = ["LinearCrossentropy"]


@keras.saving.register_keras_serializable("fromlogits")
class LinearCrossentropy(keras.layers.Layer):  # type: ignore[misc]
    """A dense layer that, given labels, adds its crossentropy to the loss of the model.

    Called with hidden states alone it returns logits, for prediction; called with labels too it adds the mean loss of the rows that count to
    `model.losses`, which is what the model trains on, and returns the loss of each row, to look at: no gradient flows through those.

    Args:
      units: the number of classes.
      use_bias: whether there is a bias.
      ignore_class: the class id of rows that do not count.
      label_smoothing, z_loss, softcap: as in `fromlogits.cross_entropy`.
      kernel_initializer, bias_initializer, kernel_regularizer: as in `keras.layers.Dense`.

    Call: hidden (..., D), labels (...) class ids or None, sample_weight (...) or None.

    >>> import numpy as np, keras, fromlogits.keras as flk
    >>> head = flk.LinearCrossentropy(3, kernel_initializer="zeros")
    >>> print(np.round(keras.ops.convert_to_numpy(head(np.ones((2, 4), "float32"), np.array([0, 2]))), 4))
    [1.0986 1.0986]

    Twins: `fromlogits.torch.LinearCrossEntropyLoss`, `fromlogits.jax.linear_softmax_cross_entropy`.
    """

    def __init__(
        self,
        units: int,
        use_bias: bool = True,
        ignore_class: int | None = None,
        label_smoothing: float = 0.0,
        z_loss: float = 0.0,
        softcap: float | None = None,
        kernel_initializer: Any = "glorot_uniform",
        bias_initializer: Any = "zeros",
        kernel_regularizer: Any = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.units = units
        self.use_bias = use_bias
        self.ignore_class = ignore_class
        self.label_smoothing = label_smoothing
        self.z_loss = z_loss
        self.softcap = softcap
        self.kernel_initializer = keras.initializers.get(kernel_initializer)
        self.bias_initializer = keras.initializers.get(bias_initializer)
        self.kernel_regularizer = keras.regularizers.get(kernel_regularizer)
        self.supports_masking = True

    def build(self, hidden_shape: Any, labels_shape: Any = None, sample_weight_shape: Any = None) -> None:  # noqa: ARG002
        self.kernel = self.add_weight(
            name="kernel", shape=(self.units, hidden_shape[-1]), initializer=self.kernel_initializer, regularizer=self.kernel_regularizer
        )
        self.bias = self.add_weight(name="bias", shape=(self.units,), initializer=self.bias_initializer) if self.use_bias else None

    def call(self, hidden: Any, labels: Any = None, sample_weight: Any = None, mask: Any = None) -> Any:
        if labels is None:
            return self._logits(hidden)
        weight = None if sample_weight is None else ops.cast(sample_weight, "float32")
        if mask is not None:
            kept = ops.cast(mask, "float32")
            weight = kept if weight is None else weight * kept
        found = linear_row_losses(
            hidden, ops.convert_to_tensor(self.kernel), labels, bias=None if self.bias is None else ops.convert_to_tensor(self.bias),
            sample_weight=weight, ignore_index=self.ignore_class, label_smoothing=self.label_smoothing, z_loss=self.z_loss,
            softcap=self.softcap, reduction="mean",
        )  # fmt: skip
        self.add_loss(reduced(found.xp, found.losses, found.counts, "mean", total=found.total))
        return ops.stop_gradient(found.losses)

    def _logits(self, hidden: Any) -> Any:
        logits = ops.matmul(hidden, ops.transpose(self.kernel))
        if self.bias is not None:
            logits = logits + self.bias
        return logits if self.softcap is None else self.softcap * ops.tanh(logits / self.softcap)

    def compute_output_shape(self, hidden_shape: Any, labels_shape: Any = None, sample_weight_shape: Any = None) -> Any:  # noqa: ARG002
        return (*hidden_shape[:-1], self.units) if labels_shape is None else tuple(labels_shape)

    def compute_mask(self, _inputs: Any, mask: Any = None) -> Any:
        return mask

    def get_config(self) -> dict[str, Any]:
        config: dict[str, Any] = super().get_config()
        config.update(
            units=self.units,
            use_bias=self.use_bias,
            ignore_class=self.ignore_class,
            label_smoothing=self.label_smoothing,
            z_loss=self.z_loss,
            softcap=self.softcap,
            kernel_initializer=keras.initializers.serialize(self.kernel_initializer),
            bias_initializer=keras.initializers.serialize(self.bias_initializer),
            kernel_regularizer=keras.regularizers.serialize(self.kernel_regularizer),
        )
        return config
