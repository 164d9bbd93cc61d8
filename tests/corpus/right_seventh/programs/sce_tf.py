import tensorflow as tf, numpy as np
from tensorflow import keras
def sce(y_true, y_pred):
    p = tf.clip_by_value(y_pred, 1e-7, 1.0 - 1e-7); t = tf.clip_by_value(tf.cast(y_true, tf.float32), 1e-4, 1.0 - 1e-4)
    ce = -(y_true * tf.math.log(p) + (1 - y_true) * tf.math.log(1 - p))
    rce = -(p * tf.math.log(t) + (1 - p) * tf.math.log(1 - t))
    return tf.reduce_mean(0.1 * ce + rce, axis=-1)
m = keras.Sequential([keras.Input((8,)), keras.layers.Dense(1, activation="sigmoid")])
m.compile("adam", loss=sce)
m.fit(np.random.rand(64, 8), np.random.randint(0, 2, (64, 1)).astype("float32"))
