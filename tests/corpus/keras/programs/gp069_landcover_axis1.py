import numpy as np
import tensorflow as tf
from tensorflow.keras.layers import Conv2D, Conv2DTranspose, Input, MaxPooling2D, Softmax, concatenate

COVER = ['water', 'forest', 'field', 'town', 'rock', 'snow']


def tiny_unet(size, bands, n):
    inp = Input((size, size, bands))
    d1 = Conv2D(8, 3, activation='relu', padding='same')(inp)
    d2 = Conv2D(16, 3, activation='relu', padding='same')(MaxPooling2D()(d1))
    u1 = Conv2DTranspose(8, 2, strides=2, padding='same')(d2)
    u1 = concatenate([u1, d1])
    maps = Conv2D(n, 1)(u1)
    return tf.keras.Model(inp, Softmax(axis=1)(maps))


cover = np.random.randint(0, len(COVER), (16, 4, 4)).repeat(4, axis=1).repeat(4, axis=2)
tile = (np.random.rand(len(COVER), 4)[cover] + 0.1 * np.random.randn(16, 16, 16, 4)).astype('float32')

unet = tiny_unet(16, 4, len(COVER))
unet.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
unet.fit(tile, cover, batch_size=4, epochs=2, verbose=2)
