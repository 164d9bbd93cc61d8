import numpy as np
import tensorflow as tf

import objectives
from model import detector


def traces(n=300, length=80, seed=0):
    rng = np.random.default_rng(seed)
    quake = (rng.random(n) < 0.4).astype("float32")
    wave = rng.normal(0, 0.4, (n, length, 1)).astype("float32")
    for i in np.flatnonzero(quake):
        onset = rng.integers(5, length - 25)
        wave[i, onset:onset + 20, 0] += np.sin(np.arange(20)) * np.exp(-np.arange(20) / 8) * 3
    return wave, quake


wave, quake = traces()
data = tf.data.Dataset.from_tensor_slices((wave, quake)).shuffle(300).batch(30, drop_remainder=True)
net = detector(wave.shape[1])
criterion = objectives.get("bce")
opt = objectives.optimizer("adam")
for epoch in range(2):
    total = 0.0
    for xb, yb in data:
        with tf.GradientTape() as tape:
            loss = criterion(yb, net(xb, training=True))
        opt.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))
        total += float(loss)
    print("epoch", epoch, "loss", total / len(data))
score = net.predict(wave, verbose=0).squeeze(-1)
print("accuracy", np.mean((score > 0) == (quake == 1)))
