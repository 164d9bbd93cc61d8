import keras
from keras import layers


def screening_net(n_in, output):
    inp = keras.Input((n_in,))
    x = layers.Dense(24, activation="gelu")(inp)
    x = layers.BatchNormalization()(x)
    out = layers.Dense(1, activation=output.activation)(x)
    model = keras.Model(inp, out)
    model.compile(optimizer=keras.optimizers.Adam(4e-3), loss=output.loss(), metrics=output.metrics())
    return model
