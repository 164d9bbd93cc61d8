import tensorflow as tf
from sklearn.datasets import load_digits

from arch import Arch, two_task

LOSSES = {
    "rebuilt": "binary_crossentropy",
    "digit": tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True),
}

x, y = load_digits(return_X_y=True)
x = (x / 16.0).astype("float32")
model = two_task(Arch())
model.compile(optimizer="adam", loss=LOSSES, loss_weights={"rebuilt": 1.0, "digit": 0.5},
              metrics={"digit": ["accuracy"]})
model.fit(x, {"rebuilt": x, "digit": y}, epochs=2, batch_size=64, verbose=2)
out = model.predict(x[:4], verbose=0)
print(out["digit"].argmax(1), y[:4], abs(out["rebuilt"] - x[:4]).mean())
