from tensorflow import keras


def with_probabilities(classifier):
    """The mobile app wants probabilities."""
    inp = keras.Input(classifier.input_shape[1:])
    return keras.Model(inp, keras.layers.Softmax()(classifier(inp)))
