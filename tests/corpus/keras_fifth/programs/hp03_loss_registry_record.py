import keras
import numpy as np

EXPERIMENT = {
    "name": "terrain-baseline",
    "head": {"units": 6, "activation": "softmax"},
    "loss": {"class_name": "SparseCategoricalCrossentropy", "config": {"from_logits": True}},
    "optimizer": {"class_name": "Adam", "config": {"learning_rate": 0.003}},
}


def data(n_cls, n=360):
    gen = np.random.default_rng(2)
    c = gen.integers(0, n_cls, n)
    return gen.normal(size=(n_cls, 10))[c] + 0.5 * gen.normal(size=(n, 10)), c


def network(spec):
    i = keras.Input((10,))
    h = keras.layers.Dense(32, activation="silu")(i)
    return keras.Model(i, keras.layers.Dense(**spec["head"])(h))


x, y = data(EXPERIMENT["head"]["units"])
net = network(EXPERIMENT)
net.compile(
    optimizer=keras.optimizers.get(EXPERIMENT["optimizer"]),
    loss=keras.losses.get(EXPERIMENT["loss"]),
    metrics=["accuracy"],
)
print(EXPERIMENT["name"], net.fit(x, y, epochs=2, verbose=0).history)
