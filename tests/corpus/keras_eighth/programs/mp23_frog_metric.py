import numpy as np
import tensorflow as tf
from tensorflow.keras.layers import Dense, Input


def right(y_true, y_pred):
    return tf.reduce_mean(tf.cast(tf.equal(y_true, tf.round(y_pred)), tf.float32))


rng = np.random.default_rng(13)
call = rng.normal(size=(500, 8)).astype('float32')
tree_frog = (call[:, 0] - call[:, 3] > 0).astype('float32')
tr = tf.data.Dataset.from_tensor_slices((call[:400], tree_frog[:400])).batch(40)

model = tf.keras.Sequential([Input((8,)), Dense(16, activation='relu'), Dense(1, activation='sigmoid')])
bce = tf.keras.losses.BinaryCrossentropy()
opt = tf.keras.optimizers.Adam(1e-2)
for _ in range(3):
    for xb, yb in tr:
        with tf.GradientTape() as tape:
            p = model(xb)
            loss = bce(yb, p)
        opt.apply_gradients(zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables))
print('held out', float(right(tree_frog[400:], model(call[400:]))))
