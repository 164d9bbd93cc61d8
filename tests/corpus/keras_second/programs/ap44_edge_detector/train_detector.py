import numpy as np
import tensorflow as tf

from detector import Detector

OBJECTS = ["cup", "phone", "keys"]
rng = np.random.default_rng(0)
present = rng.integers(0, 2, (200, len(OBJECTS)))
frames = rng.random((200, 12, 12, 3)).astype("float32") * 0.3
for k in range(len(OBJECTS)):
    frames[present[:, k] == 1, 4 * k:4 * k + 4, :, k] += 0.7

net = Detector(len(OBJECTS))
bce = tf.keras.losses.BinaryCrossentropy()
opt = tf.keras.optimizers.Adam(1e-2)
data = tf.data.Dataset.from_tensor_slices((frames, present.astype("float32"))).batch(25)
for epoch in range(2):
    for x, y in data:
        with tf.GradientTape() as tape:
            p = net(x, training=True)
            loss = bce(y, p)
        opt.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))
    print(epoch, float(loss), p.dtype.name)
