from keras import layers

OUTPUTS = [
    ("carrier", 4),
    ("damage", 3),
    ("size", 3),
]


def attach(features):
    outs = []
    for name, n in OUTPUTS:
        h = layers.Dense(16, activation="relu", name=f"{name}_hidden")(features)
        outs.append(layers.Dense(n, name=name)(h))
    return outs
