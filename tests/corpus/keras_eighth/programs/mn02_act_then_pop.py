import keras
import numpy as np
from keras import layers

PRETRAIN, FINETUNE = "pretrain", "finetune"


def build(stage):
    body = [layers.Input((10,)), layers.Dense(24, activation="relu")]
    if stage == PRETRAIN:
        return keras.Sequential(body + [layers.Dense(10, name="rebuild")]), "mse"
    return keras.Sequential(body + [layers.Dense(3, activation="softmax")]), "sparse_categorical_crossentropy"


rng = np.random.default_rng(6)
y = rng.integers(0, 3, 300)
x = rng.normal(size=(3, 10))[y] + 0.5 * rng.normal(size=(300, 10))
for stage, target in ((PRETRAIN, x), (FINETUNE, y)):
    net, loss = build(stage)
    net.compile(optimizer="adam", loss=loss)
    net.fit(x, target, epochs=2, verbose=0)
    print(stage, net.evaluate(x, target, verbose=0))
