import keras
import numpy as np
from keras.layers import Activation, BatchNormalization, Conv2D, GlobalAveragePooling2D, Input, MaxPooling2D


def conv_bn(x, f, k=3):
    x = Conv2D(f, k, padding="same", use_bias=False)(x)
    x = BatchNormalization()(x)
    return Activation("relu")(x)


def all_conv(shape, classes):
    inp = Input(shape)
    x = conv_bn(inp, 8)
    x = MaxPooling2D()(x)
    x = conv_bn(x, 16)
    x = Conv2D(classes, 1)(x)
    x = GlobalAveragePooling2D()(x)
    return keras.Model(inp, x, name="all_conv")


rng = np.random.default_rng(8)
galaxy = rng.integers(0, 3, 90)
img = rng.normal(size=(90, 16, 16, 1)) + galaxy[:, None, None, None]

net = all_conv((16, 16, 1), 3)
net.compile(optimizer="nadam", loss="sparse_categorical_crossentropy", metrics=["sparse_categorical_accuracy"])
net.fit(img, galaxy, epochs=2, batch_size=15, verbose=2)
