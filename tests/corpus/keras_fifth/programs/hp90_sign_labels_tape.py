import numpy as np
import tensorflow as tf

rng = np.random.default_rng(64)
x = rng.normal(size=(200, 3)).astype('float32')
y = np.sign(x[:, 0] + x[:, 1]).astype('float32')        # -1 and +1

net = tf.keras.Sequential([tf.keras.layers.Dense(8, activation='relu'), tf.keras.layers.Dense(1)])
bce = tf.keras.losses.BinaryCrossentropy(from_logits=True)
opt = tf.keras.optimizers.Adam(0.01)
for _ in range(5):
    with tf.GradientTape() as tape:
        z = net(x)
        loss = bce(y[:, None], z)
    opt.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))
hit = tf.equal(tf.sign(net(x)), y)
print(float(loss), float(tf.reduce_mean(tf.cast(hit, tf.float32))))
