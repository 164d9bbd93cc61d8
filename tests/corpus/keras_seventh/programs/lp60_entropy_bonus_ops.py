import keras
import numpy as np
from keras import activations, ops


def confidence_penalty(beta):
    ce = keras.losses.SparseCategoricalCrossentropy(from_logits=True)

    def loss(y_true, y_pred):
        logp = ops.log(activations.softmax(y_pred))
        entropy = -ops.sum(ops.exp(logp) * logp, axis=-1)
        return ce(y_true, y_pred) - beta * ops.mean(entropy)

    return loss


rng = np.random.default_rng(39)
street = rng.integers(0, 7, 280)
x = rng.normal(size=(7, 10))[street] + 0.5 * rng.normal(size=(280, 10))
net = keras.Sequential([keras.Input((10,)), keras.layers.Dense(32, activation="relu"), keras.layers.Dense(7)])
net.compile("adam", loss=confidence_penalty(0.1), metrics=["sparse_categorical_accuracy"])
net.fit(x, street, epochs=2, verbose=0)
print(net.evaluate(x, street, verbose=0))
