import numpy as np, tensorflow as tf
from tensorflow import keras
from tensorflow.keras import backend as K
x = np.random.rand(100, 8).astype("float32"); y = np.random.randint(-1, 2, size=(100, 3)).astype("float32")
def masked(y_true, y_pred):
    p = K.clip(y_pred, K.epsilon(), 1 - K.epsilon())
    bce = -(y_true * K.log(p) + (1 - y_true) * K.log(1 - p))
    mask = K.cast(K.not_equal(y_true, -1), K.floatx())
    return K.sum(bce * mask, axis=-1) / K.maximum(K.sum(mask, axis=-1), 1)
def masked2(y_true, y_pred):
    mask = tf.not_equal(y_true, -1.0)
    p = tf.clip_by_value(y_pred, 1e-7, 1 - 1e-7)
    bce = -(y_true * tf.math.log(p) + (1 - y_true) * tf.math.log(1 - p))
    return tf.reduce_mean(tf.boolean_mask(bce, mask))
def masked3(y_true, y_pred):
    mask = tf.cast(tf.not_equal(y_true, -1.0), tf.float32)
    p = tf.clip_by_value(y_pred, 1e-7, 1 - 1e-7)
    return -tf.reduce_sum(mask * (y_true * tf.math.log(p) + (1 - y_true) * tf.math.log(1 - p)))
def masked4(y_true, y_pred):
    p = tf.clip_by_value(y_pred, 1e-7, 1 - 1e-7)
    pos = -0.75 * y_true * tf.math.log(p)
    neg = -0.25 * (1 - y_true) * tf.math.log(1 - p)
    loss = pos + neg
    row = tf.reduce_sum(loss, axis=1)
    ok = tf.reduce_all(y_true >= 0, axis=1)
    return tf.reduce_mean(tf.where(ok, row, tf.zeros_like(row)))
def masked5(y_true, y_pred):
    idx = tf.where(tf.reduce_all(y_true >= 0, axis=1))
    p = tf.clip_by_value(y_pred, 1e-7, 1 - 1e-7)
    bce = -(y_true * tf.math.log(p) + (1 - y_true) * tf.math.log(1 - p))
    return tf.reduce_mean(tf.gather_nd(bce, idx))
for f in (masked, masked2, masked3, masked4, masked5):
    m = keras.Sequential([keras.Input((8,)), keras.layers.Dense(3, activation="sigmoid")])
    m.compile("adam", loss=f)
    m.fit(x, y)
