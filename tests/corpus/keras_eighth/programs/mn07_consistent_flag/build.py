import keras
from keras import layers


def build(options, n_in):
    logits = options.loss.endswith("logits")
    net = keras.Sequential([
        layers.Input((n_in,)),
        layers.Dense(16, activation="relu"),
        layers.Dense(1, activation=None if logits else "sigmoid"),
    ])
    cut = 0.0 if logits else 0.5
    net.compile(
        optimizer="adam",
        loss=keras.losses.BinaryCrossentropy(from_logits=logits),
        metrics=[keras.metrics.BinaryAccuracy(threshold=cut)],
    )
    return net, cut
