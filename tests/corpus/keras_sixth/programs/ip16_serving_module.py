import numpy as np
import tensorflow as tf


def make_net(n_tags=3):
    inp = tf.keras.Input((9,))
    h = tf.keras.layers.Dense(16, activation="relu")(inp)
    return tf.keras.Model(inp, tf.keras.layers.Dense(n_tags, activation="sigmoid")(h))


class Serving(tf.Module):
    def __init__(self, net, threshold=0.5):
        super().__init__()
        self.net = net
        self.threshold = threshold

    @tf.function(input_signature=[tf.TensorSpec([None, 9], tf.float32)])
    def score(self, x):
        return {"score": tf.math.sigmoid(self.net(x))}


rng = np.random.default_rng(12)
x = rng.normal(size=(300, 9)).astype("float32")
tags = (x[:, :3] > 0).astype("float32")
net = make_net()
net.compile("adam", "binary_crossentropy")
net.fit(x, tags, epochs=2, verbose=0)
serving = Serving(net)
print(serving.score(x[:4])["score"].numpy().round(2))
