from tensorflow import keras


def make_classifier(n_in, n_out):
    return keras.Sequential([
        keras.layers.Dense(20, activation="relu", input_shape=(n_in,)),
        keras.layers.Dense(n_out),
        keras.layers.Activation(keras.activations.softmax),
    ], name="classifier")
