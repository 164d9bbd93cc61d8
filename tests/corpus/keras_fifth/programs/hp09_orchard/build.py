import keras
from keras import layers


def network(opt, n_features):
    inputs = keras.Input((n_features,))
    z = layers.Dense(opt.width, activation="relu")(inputs)
    z = layers.LayerNormalization()(z)
    z = layers.Dense(len(opt.fruits), activation=opt.top_activation)(z)
    return keras.Model(inputs, z)


def objective(opt):
    return keras.losses.CategoricalCrossentropy(label_smoothing=opt.smoothing)
