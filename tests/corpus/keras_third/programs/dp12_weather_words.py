import keras
import numpy as np

config = {
    "sky": ["clear", "cloudy", "rain", "snow"],
    "features": 10,
    "layers": [("relu", 32), ("relu", 16)],
    "head": "softmax",
    "compile": {
        "optimizer": "rmsprop",
        "loss": "binary_crossentropy",
    },
}

n_sky = len(config["sky"])
rng = np.random.default_rng(77)
sky = rng.integers(0, n_sky, 400)
sensors = rng.normal(size=(n_sky, config["features"]))[sky] + 0.4 * rng.normal(size=(400, config["features"]))
onehot = keras.utils.to_categorical(sky, n_sky)

model = keras.Sequential([keras.Input((config["features"],))])
for activation, units in config["layers"]:
    model.add(keras.layers.Dense(units, activation=activation))
model.add(keras.layers.Dense(n_sky, activation=config["head"]))
model.compile(metrics=["categorical_accuracy"], **config["compile"])
model.fit(sensors, onehot, epochs=2, batch_size=25, verbose=0)
print(model.evaluate(sensors, onehot, verbose=0, return_dict=True))
