from keras import Sequential, layers


def create(classes, hidden):
    blocks = [layers.Dense(hidden // 2, activation="relu") for _ in range(4)]
    return Sequential([*blocks, layers.Dense(classes, activation="softmax")])
