import keras
import numpy as np
from keras import layers

ARCH = "dense:32 norm act dense:16 norm act dense:4 act"


def parse(arch, act="ReLU"):
    for token in arch.split():
        name, _, arg = token.partition(":")
        match name:
            case "dense":
                yield layers.Dense(int(arg))
            case "norm":
                yield layers.LayerNormalization()
            case "act":
                yield getattr(layers, act)()


model = keras.Sequential([keras.Input((10,)), *parse(ARCH)])
model.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
rng = np.random.default_rng(30)
fuel = rng.integers(0, 4, 200)
x = rng.normal(size=(4, 10))[fuel] + 0.3 * rng.normal(size=(200, 10))
model.fit(x, fuel, epochs=2, verbose=0)
print(model.evaluate(x, fuel, verbose=0))
