import keras
from keras import layers
from sklearn.datasets import load_digits

HEADS = {
    "digit": dict(units=10, activation="sigmoid"),
    "parity": dict(units=1, activation=None),
    "ink": dict(units=1, activation=None),
}
LOSSES = {
    "digit": "sparse_categorical_crossentropy",
    "parity": "binary_crossentropy",
    "ink": "mse",
}
WEIGHTS = {"digit": 1.0, "parity": 0.5, "ink": 0.1}


def build():
    image = keras.Input((8, 8, 1), name="image")
    x = layers.Conv2D(12, 3, activation="relu")(image)
    x = layers.Flatten()(x)
    x = layers.Dense(48, activation="relu")(x)
    outputs = {}
    for name, spec in HEADS.items():
        branch = layers.Dense(16, activation="relu", name=f"{name}_branch")(x)
        outputs[name] = layers.Dense(name=name, **spec)(branch)
    return keras.Model(image, outputs)


digits = load_digits()
images = digits.images[..., None] / 16.0
targets = {
    "digit": digits.target,
    "parity": (digits.target % 2).astype("float32"),
    "ink": images.mean(axis=(1, 2, 3)),
}
model = build()
model.compile(optimizer="adam", loss=LOSSES, loss_weights=WEIGHTS, metrics={"digit": "accuracy", "ink": "mae"})
history = model.fit(images, targets, epochs=2, batch_size=64, verbose=0, validation_split=0.2)
for key in sorted(history.history):
    print(key, round(history.history[key][-1], 4))
