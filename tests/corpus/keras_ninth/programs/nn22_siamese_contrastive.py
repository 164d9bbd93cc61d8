import keras
import numpy as np
from keras import layers, ops

(x_train, y_train), _ = keras.datasets.mnist.load_data()
x_train = x_train.astype("float32") / 255.0
rng = np.random.default_rng(0)


def make_pairs(x, y):
    by_digit = [np.where(y == i)[0] for i in range(10)]
    pairs, labels = [], []
    for i in range(len(x)):
        pairs.append([x[i], x[rng.choice(by_digit[y[i]])]])
        labels.append(0)
        other = (y[i] + rng.integers(1, 10)) % 10
        pairs.append([x[i], x[rng.choice(by_digit[other])]])
        labels.append(1)
    return np.array(pairs), np.array(labels).astype("float32")


def contrastive(margin=1):
    def loss(y_true, y_pred):
        square_pred = ops.square(y_pred)
        margin_square = ops.square(ops.maximum(margin - y_pred, 0))
        return ops.mean((1 - y_true) * square_pred + y_true * margin_square)

    return loss


pairs, labels = make_pairs(x_train[:2000], y_train[:2000])
embed_in = layers.Input((28, 28, 1))
e = layers.Conv2D(4, 5, activation="tanh")(embed_in)
e = layers.AveragePooling2D()(e)
e = layers.Flatten()(e)
embedding = keras.Model(embed_in, layers.Dense(10, activation="tanh")(e))
a, b = layers.Input((28, 28, 1)), layers.Input((28, 28, 1))
gap = layers.Lambda(lambda v: ops.sqrt(ops.maximum(ops.sum(ops.square(v[0] - v[1]), axis=1, keepdims=True), 1e-7)))(
    [embedding(a), embedding(b)]
)
out = layers.Dense(1, activation="sigmoid")(layers.BatchNormalization()(gap))
siamese = keras.Model([a, b], out)
siamese.compile(loss=contrastive(), optimizer="RMSprop", metrics=["accuracy"])
siamese.fit([pairs[:, 0], pairs[:, 1]], labels[:, None], batch_size=16, epochs=1)
