import numpy as np
import tensorflow as tf

log_loss = tf.compat.v1.losses.log_loss

rng = np.random.default_rng(35)
x = rng.normal(size=(300, 4)).astype("float32")
late = (x[:, :1] + 0.5 * x[:, 1:2] > 0).astype("float32")
net = tf.keras.Sequential([tf.keras.layers.Dense(8, "tanh"), tf.keras.layers.Dense(1, "sigmoid")])
opt = tf.keras.optimizers.SGD(0.1)
for epoch in range(10):
    with tf.GradientTape() as tape:
        loss = log_loss(net(x), late, epsilon=1e-6)
    opt.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))
print(float(loss), float(np.mean((net(x) > 0.5) == (late > 0))))
