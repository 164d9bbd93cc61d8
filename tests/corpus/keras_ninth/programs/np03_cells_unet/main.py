import numpy as np
import tensorflow as tf

from losses import partial_losses
from unet import build_unet

CLASSES = 3


def fake_cells(n=24, size=64):
    rng = np.random.default_rng(0)
    img = rng.random((n, size, size, 1)).astype("float32")
    mask = np.digitize(img[..., 0], [0.4, 0.8])
    return img, tf.one_hot(mask, CLASSES)


def main():
    images, masks = fake_cells()
    data = tf.data.Dataset.from_tensor_slices((images, masks)).batch(4)
    model = build_unet((64, 64, 1), CLASSES)
    optimizer = tf.keras.optimizers.Adam(1e-4)

    @tf.function
    def train_step(features, labels):
        with tf.GradientTape() as tape:
            output_map = model(features, training=True)
            ce, dice = partial_losses(output_map, labels)
            loss = ce + dice
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))
        return ce, dice

    for step, (features, labels) in enumerate(data):
        ce, dice = train_step(features, labels)
        print(step, float(ce), float(dice))


if __name__ == "__main__":
    main()
