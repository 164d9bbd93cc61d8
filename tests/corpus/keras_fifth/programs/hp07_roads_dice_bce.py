import numpy as np
import tensorflow as tf
from tensorflow.keras import backend as K
from tensorflow.keras.layers import Conv2D, Input, MaxPooling2D, UpSampling2D, concatenate
from tensorflow.keras.models import Model
from tensorflow.keras.optimizers import Adam


def dice_coef(y_true, y_pred, smooth=1.):
    y_true_f = tf.reshape(y_true, [-1])
    y_pred_f = tf.reshape(tf.sigmoid(y_pred), [-1])
    intersection = tf.reduce_sum(y_true_f * y_pred_f)
    return (2. * intersection + smooth) / (tf.reduce_sum(y_true_f) + tf.reduce_sum(y_pred_f) + smooth)


def bce_dice_loss(y_true, y_pred):
    bce = tf.reduce_mean(K.binary_crossentropy(y_true, y_pred))
    return bce + (1. - dice_coef(y_true, y_pred))


def get_unet(size):
    inputs = Input((size, size, 3))
    c1 = Conv2D(8, (3, 3), activation='relu', padding='same')(inputs)
    p1 = MaxPooling2D((2, 2))(c1)
    c2 = Conv2D(16, (3, 3), activation='relu', padding='same')(p1)
    u1 = concatenate([UpSampling2D((2, 2))(c2), c1])
    c3 = Conv2D(8, (3, 3), activation='relu', padding='same')(u1)
    outputs = Conv2D(1, (1, 1))(c3)
    model = Model(inputs=[inputs], outputs=[outputs])
    model.compile(optimizer=Adam(learning_rate=1e-3), loss=bce_dice_loss, metrics=[dice_coef])
    return model


imgs = np.random.rand(24, 16, 16, 3).astype('float32')
masks = (imgs.mean(-1, keepdims=True) > 0.55).astype('float32')
model = get_unet(16)
model.fit(imgs, masks, batch_size=8, epochs=2, verbose=2)
