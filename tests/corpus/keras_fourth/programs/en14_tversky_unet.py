import keras
import numpy as np
from keras import layers, ops


@keras.saving.register_keras_serializable(package="seg")
class ComboLoss(keras.losses.Loss):
    """BCE plus focal Tversky, on probabilities."""

    def __init__(self, alpha=0.7, gamma=0.75, name="combo", reduction="sum_over_batch_size"):
        super().__init__(name=name, reduction=reduction)
        self.alpha, self.gamma = alpha, gamma
        self.bce = keras.losses.BinaryCrossentropy()

    def tversky(self, t, p):
        t, p = ops.reshape(t, (-1,)), ops.reshape(p, (-1,))
        tp = ops.sum(t * p)
        fn, fp = ops.sum(t * (1 - p)), ops.sum((1 - t) * p)
        return (tp + 1.0) / (tp + self.alpha * fn + (1 - self.alpha) * fp + 1.0)

    def call(self, y_true, y_pred):
        y_true = ops.cast(y_true, y_pred.dtype)
        return self.bce(y_true, y_pred) + ops.power(1 - self.tversky(y_true, y_pred), self.gamma)

    def get_config(self):
        return {"alpha": self.alpha, "gamma": self.gamma, "name": self.name}


def unet(shape, filters=(8, 16)):
    x = inputs = keras.Input(shape)
    skips = []
    for f in filters:
        x = layers.Conv2D(f, 3, padding="same", activation="relu")(x)
        skips.append(x)
        x = layers.MaxPooling2D()(x)
    x = layers.Conv2D(2 * filters[-1], 3, padding="same", activation="relu")(x)
    for f, skip in zip(reversed(filters), reversed(skips)):
        x = layers.Conv2DTranspose(f, 2, strides=2, padding="same")(x)
        x = layers.Concatenate()([x, skip])
        x = layers.Conv2D(f, 3, padding="same", activation="relu")(x)
    return keras.Model(inputs, layers.Conv2D(1, 1, activation="sigmoid")(x))


rng = np.random.default_rng(2)
blob = rng.random((40, 4, 4, 1)).repeat(4, 1).repeat(4, 2)
mask = np.where(blob > 0.7, 255, 0).astype("uint8")     # as stored in the PNG files
photo = blob + 0.1 * rng.normal(size=blob.shape)
mask = (mask > 127).astype("float32")

model = unet((16, 16, 1))
model.compile("adam", ComboLoss(), metrics=[keras.metrics.BinaryIoU(target_class_ids=[1], threshold=0.5), "accuracy"])
model.fit(photo, mask, epochs=2, batch_size=8, verbose=2)
