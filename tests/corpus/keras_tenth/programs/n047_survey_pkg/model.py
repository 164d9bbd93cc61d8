from keras import Input, Model, layers


def likert_model(n_features, n_levels):
    person = Input((n_features,))
    h = layers.Dense(24, activation="relu")(person)
    h = layers.Dense(12, activation="relu")(h)
    return Model(person, layers.Dense(n_levels, activation="softmax")(h))
