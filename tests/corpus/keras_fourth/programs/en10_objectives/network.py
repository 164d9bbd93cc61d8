from keras import Input, Model, layers

from objective import Objective


def network(features, units, key):
    objective = Objective.registry[key]
    inputs = Input((features,))
    x = layers.Dense(24, activation="relu")(inputs)
    outputs = layers.Dense(units, activation=objective.activation)(x)
    model = Model(inputs, outputs, name=key)
    model.compile(optimizer="adam", loss=objective.loss(), metrics=objective.metrics())
    return model
