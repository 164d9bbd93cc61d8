import keras
import numpy as np

import labels


def leaf_net(size=16):
    model = keras.Sequential(name="leafwatch")
    model.add(keras.Input((size, size, 1)))
    model.add(keras.layers.SeparableConv2D(8, 3, activation="relu"))
    model.add(keras.layers.GlobalMaxPooling2D())
    model.add(keras.layers.Dense(labels.UNITS, activation="softmax"))
    return model


def leaves(n=120, size=16):
    sick = np.random.randint(0, 2, n)
    img = np.random.rand(n, size, size, 1)
    img[sick == 1, 4:8, 4:8] = 1.0
    return img, sick


if __name__ == "__main__":
    x, y = leaves()
    net = leaf_net()
    net.compile("adam", "binary_crossentropy", metrics=["accuracy"])
    net.fit(x, y, epochs=2, verbose=0)
    print(labels.NAMES[int(net.predict(x[:1], verbose=0)[0, 0] > 0.5)])
