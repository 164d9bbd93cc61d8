from keras import layers

HEADS = [
    ("age_group", 4, "softmax"),
    ("smoker", 1, "sigmoid"),
    ("diagnosis", 6, None),
]


def attach(h):
    return [layers.Dense(units, activation=act, name=name)(h) for name, units, act in HEADS]
