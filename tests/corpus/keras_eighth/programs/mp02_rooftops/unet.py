import keras
from keras import layers

from blocks import conv, segmentation_head


def tiny_unet(size, n_classes):
    inp = keras.Input((size, size, 3))
    a = conv(inp, 8)
    b = conv(layers.MaxPooling2D()(a), 16)
    c = layers.UpSampling2D()(b)
    c = conv(layers.Concatenate()([a, c]), 8)
    return keras.Model(inp, segmentation_head(c, n_classes))
