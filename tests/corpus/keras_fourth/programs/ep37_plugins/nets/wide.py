from keras import Sequential, layers


def create(classes, hidden):
    return Sequential([
        layers.Dense(hidden, activation="relu"),
        layers.Dense(hidden, activation="relu"),
        layers.Dense(classes),
    ])
