import numpy as np
import tensorflow as tf

from backbone import SignNet

N_SIGNS = 5


@tf.function
def train_on(model, optimizer, window, sign):
    with tf.GradientTape() as tape:
        scores = model(window)
        losses = tf.nn.sparse_softmax_cross_entropy_with_logits(sign, scores)
        objective = tf.reduce_mean(losses)
    optimizer.apply_gradients(zip(tape.gradient(objective, model.trainable_variables), model.trainable_variables))
    return objective


def recordings(n=256):
    sign = np.random.randint(0, N_SIGNS, n)
    t = np.arange(48) / 48
    wave = np.sin(2 * np.pi * (sign[:, None] + 1) * t)[..., None] + 0.3 * np.random.randn(n, 48, 3)
    return wave.astype("float32"), sign.astype("int32")


if __name__ == "__main__":
    wave, sign = recordings()
    model = SignNet(N_SIGNS)
    optimizer = tf.keras.optimizers.Adam(1e-3)
    model(wave[:1])
    optimizer.build(model.trainable_variables)
    for epoch in range(2):
        for at in range(0, len(wave), 32):
            last = train_on(model, optimizer, wave[at:at + 32], sign[at:at + 32])
        print(epoch, last.numpy())
