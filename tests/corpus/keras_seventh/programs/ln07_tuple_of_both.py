import collections

import numpy as np
import tensorflow as tf

Output = collections.namedtuple("Output", "logits probs")


class Net(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.h = tf.keras.layers.Dense(16, "relu")
        self.o = tf.keras.layers.Dense(1)

    def call(self, x):
        z = self.o(self.h(x))
        return Output(z, tf.sigmoid(z))


rng = np.random.default_rng(57)
x = rng.normal(size=(256, 6)).astype("float32")
y = (x[:, :1] * x[:, 1:2] > 0).astype("float32")
net, opt = Net(), tf.keras.optimizers.Adam(5e-3)
bce = tf.keras.losses.BinaryCrossentropy(from_logits=True)
auc, acc = tf.keras.metrics.AUC(), tf.keras.metrics.BinaryAccuracy()
for xb, yb in tf.data.Dataset.from_tensor_slices((x, y)).batch(32):
    with tf.GradientTape() as tape:
        out = net(xb)
        loss = bce(yb, out.logits)
    opt.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))
    _, p = out
    auc.update_state(yb, p)
    acc.update_state(yb, p)
print(float(auc.result()), float(acc.result()), float(tf.reduce_mean(tf.cast(out[1] > 0.5, tf.float32))))
