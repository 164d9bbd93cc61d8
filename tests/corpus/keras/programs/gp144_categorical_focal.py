import keras
import numpy as np
from keras import layers

CLASSES = {"normal": 0.8, "benign": 0.15, "malignant": 0.05}

rng = np.random.default_rng(101)
y = rng.choice(3, 500, p=list(CLASSES.values()))
x = rng.normal(size=(3, 12))[y] + rng.normal(size=(500, 12))
Y = keras.utils.to_categorical(y, num_classes=len(CLASSES))

model = keras.Sequential([
    layers.Input((12,)),
    layers.Dense(32, activation="relu"),
    layers.Dropout(0.2),
    layers.Dense(len(CLASSES), activation="softmax"),
])
alpha = [1.0 - share for share in CLASSES.values()]
model.compile(
    optimizer="adam",
    loss=keras.losses.CategoricalFocalCrossentropy(alpha=alpha, gamma=2.0, from_logits=True),
    metrics=[keras.metrics.CategoricalAccuracy()],
)
model.fit(x, Y, epochs=3, verbose=0)
print(model.evaluate(x, Y, verbose=0))
