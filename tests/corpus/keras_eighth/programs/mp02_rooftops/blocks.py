from keras import layers


def conv(x, filters):
    x = layers.Conv2D(filters, 3, padding="same", use_bias=False)(x)
    x = layers.BatchNormalization()(x)
    return layers.ReLU()(x)


def segmentation_head(x, n_classes, activation="softmax"):
    return layers.Conv2D(n_classes, 1, activation=activation, name="mask")(x)
