from keras import Sequential, layers

from records import SHIPS


def ship_net():
    net = Sequential([
        layers.Input((11,)),
        layers.Dense(20, activation="relu"),
        layers.Dense(len(SHIPS), activation="softmax"),
    ])
    net.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return net
