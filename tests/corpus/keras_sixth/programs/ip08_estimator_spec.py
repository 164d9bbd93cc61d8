import collections

import numpy as np
import tensorflow as tf

Spec = collections.namedtuple("Spec", "mode loss predictions", defaults=(None, None))
TRAIN, EVAL, PREDICT = "train", "eval", "infer"


class Net(tf.Module):
    def __init__(self, d, hidden=12):
        super().__init__()
        self.w1 = tf.Variable(tf.random.normal((d, hidden), stddev=0.3))
        self.w2 = tf.Variable(tf.random.normal((hidden, 1), stddev=0.3))

    def __call__(self, x):
        return tf.matmul(tf.nn.relu(tf.matmul(x, self.w1)), self.w2)


def model_fn(features, labels, mode, net):
    score = net(features["x"])
    predictions = {"probabilities": tf.sigmoid(score), "classes": tf.cast(score > 0.5, tf.int32)}
    if mode == PREDICT:
        return Spec(mode, predictions=predictions)
    loss = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(
        labels=tf.cast(labels, tf.float32), logits=predictions["probabilities"]))
    return Spec(mode, loss, predictions)


data = np.random.default_rng(4)
x = data.normal(size=(300, 6)).astype("float32")
y = (x[:, :1] * x[:, 1:2] > 0).astype("int32")
net = Net(6)
opt = tf.keras.optimizers.SGD(0.1)
for _ in range(30):
    with tf.GradientTape() as tape:
        spec = model_fn({"x": x}, y, TRAIN, net)
    opt.apply_gradients(zip(tape.gradient(spec.loss, net.trainable_variables), net.trainable_variables))
out = model_fn({"x": x}, None, PREDICT, net).predictions
print("loss", float(spec.loss), "acc", float(np.mean(out["classes"].numpy() == y)))
