import numpy as np
import tensorflow as tf
from tensorflow.keras.layers import Dense, Input


def focal(y_true, logits, gamma=2.0):
    y_true = tf.cast(tf.reshape(y_true, (-1, 1)), tf.float32)
    ce = tf.nn.sigmoid_cross_entropy_with_logits(labels=y_true, logits=logits)
    p_t = tf.exp(-ce)
    return tf.reduce_mean((1 - p_t) ** gamma * ce)


x = np.random.randn(500, 6).astype('float32')
y = (x[:, 0] > 1.5).astype('int32')
model = tf.keras.Sequential([Input((6,)), Dense(16, activation='relu'), Dense(1)])
model.compile(optimizer='adam', loss=focal, metrics=[tf.keras.metrics.AUC(from_logits=True)])
model.fit(x, y, epochs=2, verbose=2)
found = model.predict(x, verbose=0)[:, 0] > 0
print(found.sum(), y.sum())
