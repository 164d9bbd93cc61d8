import numpy as np
import tensorflow as tf

rng = np.random.default_rng(1)
x = rng.normal(size=(512, 6)).astype('float32')
purchase = (x[:, 0] - 0.5 * x[:, 3] > 0).astype('float32')
ds = tf.data.Dataset.from_tensor_slices((x, purchase)).shuffle(512).batch(64)

model = tf.keras.Sequential([
    tf.keras.layers.Dense(12, activation='relu'),
    tf.keras.layers.Dense(1),
])
opt = tf.keras.optimizers.Adam(0.01)


def bce(y, z):
    # max(z,0) - z*y + log(1 + exp(-|z|))
    return tf.reduce_mean(tf.maximum(z, 0.) - z * y + tf.math.log1p(tf.exp(-tf.abs(z))))


for xb, yb in ds:
    with tf.GradientTape() as tape:
        loss = bce(yb, model(xb))
    opt.apply_gradients(zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables))
print(float(loss))
