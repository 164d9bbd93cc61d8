import keras
import keras_tuner
import numpy as np

rng = np.random.default_rng(5)
K = 7
ids = rng.integers(0, K, 1400)
x = (rng.normal(size=(K, 18))[ids] + rng.normal(size=(1400, 18))).astype("float32")
y = keras.ops.one_hot(ids, K)


def build_model(hp):
    hidden = hp.Choice("hidden", ["relu", "tanh", "elu"])
    inputs = keras.Input((18,))
    h = inputs
    for i in range(hp.Int("depth", 1, 3)):
        h = keras.layers.Dense(hp.Int(f"width{i}", 16, 96, step=16), activation=hidden)(h)
    outputs = keras.layers.Dense(K, activation="softmax")(h)
    model = keras.Model(inputs, outputs)
    model.compile(
        optimizer="adam",
        loss=hp.Choice("loss", ["categorical_crossentropy", "kl_divergence"]),
        metrics=["categorical_accuracy"],
    )
    return model


tuner = keras_tuner.GridSearch(build_model, objective="val_categorical_accuracy", max_trials=12)
tuner.search(x, y, validation_split=0.2, epochs=4)
