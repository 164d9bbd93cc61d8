import numpy as np
import tensorflow as tf

REGISTRY = {}


def task(name, units, activation=None):
    def register(fn):
        REGISTRY[name] = (units, activation, fn)
        return fn
    return register


@task("colour", 4, "softmax")
def colour_loss():
    return "sparse_categorical_crossentropy"


@task("ripe", 1)
def ripe_loss():
    return tf.keras.losses.BinaryCrossentropy(from_logits=True)


@task("weight", 1, "relu")
def weight_loss():
    return "mae"


def stream(n=96, seed=0):
    rng = np.random.default_rng(seed)
    for _ in range(n):
        x = rng.normal(size=8)
        yield x, {"colour": rng.integers(4), "ripe": float(x[0] > 0), "weight": abs(x[1])}


inp = tf.keras.Input((8,))
h = tf.keras.layers.Dense(24, "relu")(inp)
outs = {k: tf.keras.layers.Dense(u, a, name=k)(h) for k, (u, a, _) in REGISTRY.items()}
net = tf.keras.Model(inp, outs)
net.compile("adam", loss={k: make() for k, (*_, make) in REGISTRY.items()}, metrics={"colour": "accuracy"})
spec = (tf.TensorSpec((8,)), {"colour": tf.TensorSpec((), tf.int32), "ripe": tf.TensorSpec(()), "weight": tf.TensorSpec(())})
ds = tf.data.Dataset.from_generator(stream, output_signature=spec).batch(16)
net.fit(ds, epochs=1, verbose=0)
print(net.evaluate(ds, verbose=0, return_dict=True))
