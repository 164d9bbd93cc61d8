"""Dice plus BCE on a sigmoid mask, and a focal loss by hand on clipped probabilities."""
import keras
import numpy as np
from keras import layers, ops


def dice_loss(y_true, y_pred, smooth=1.0):
    y_true, y_pred = ops.reshape(y_true, (-1,)), ops.reshape(y_pred, (-1,))
    intersection = ops.sum(y_true * y_pred)
    return 1 - (2.0 * intersection + smooth) / (ops.sum(y_true) + ops.sum(y_pred) + smooth)


def bce_dice_loss(y_true, y_pred):
    return ops.mean(keras.losses.binary_crossentropy(y_true, y_pred)) + dice_loss(y_true, y_pred)


def categorical_focal(gamma=2.0, alpha=0.25):
    def loss(y_true, y_pred):
        y_pred = ops.clip(y_pred, 1e-7, 1 - 1e-7)
        cross_entropy = -y_true * ops.log(y_pred)
        return ops.mean(ops.sum(alpha * ops.power(1 - y_pred, gamma) * cross_entropy, axis=-1))

    return loss


inputs = keras.Input((16, 16, 1))
x = layers.Conv2D(8, 3, padding="same", activation="relu")(inputs)
mask = layers.Conv2D(1, 1, activation="sigmoid", name="mask")(x)
label = layers.Dense(4, name="label")(layers.GlobalMaxPooling2D()(x))
model = keras.Model(inputs, {"mask": mask, "label": label})
model.compile("adam", loss={"mask": bce_dice_loss, "label": categorical_focal(gamma=1.5)}, metrics={"mask": [keras.metrics.BinaryIoU()], "label": ["accuracy"]})
images = np.random.rand(24, 16, 16, 1).astype("float32")
model.fit(
    images,
    {"mask": (images > 0.5).astype("float32"), "label": keras.utils.to_categorical(np.random.randint(0, 4, 24), 4)},
    epochs=1,
    verbose=0,
)
