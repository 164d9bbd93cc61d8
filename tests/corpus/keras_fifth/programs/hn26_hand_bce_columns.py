import numpy as np
import tensorflow as tf

rng = np.random.default_rng(5)
x = rng.normal(size=(320, 4)).astype('float32')
y = (x[:, 0] > x[:, 1]).astype('float32')
ds = tf.data.Dataset.from_tensor_slices((x, y)).batch(32)
net = tf.keras.Sequential([tf.keras.layers.Dense(8, activation='relu'), tf.keras.layers.Dense(1)])
opt = tf.keras.optimizers.Adam(0.01)
for xb, yb in ds:
    yb = tf.expand_dims(yb, -1)
    with tf.GradientTape() as tape:
        z = net(xb)
        loss = tf.reduce_mean(tf.nn.relu(z) - z * yb + tf.nn.softplus(-tf.abs(z)))
    opt.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))
print(float(loss), np.mean((net(x).numpy()[:, 0] > 0) == (y > 0)))
