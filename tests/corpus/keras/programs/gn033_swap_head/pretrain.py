import keras
from keras import layers


def pretrained(x, y, n):
    inp = keras.Input(x.shape[1:])
    h = layers.Dense(32, activation="relu", name="trunk")(inp)
    out = layers.Dense(n, activation="softmax", name="old_head")(h)
    m = keras.Model(inp, out)
    m.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
    m.fit(x, y, epochs=2, verbose=0)
    return m
