from tensorflow.keras import Sequential, layers


def dense_net(n_in, classes=None, width=24, depth=2):
    is_classifier = classes is not None
    net = Sequential(name="dense_net")
    net.add(layers.Input((n_in,)))
    for _ in range(depth):
        net.add(layers.Dense(width, activation="relu"))
    units = len(classes) - 1 if is_classifier else 1
    net.add(layers.Dense(units, activation="softmax" if is_classifier else "linear"))
    return net
