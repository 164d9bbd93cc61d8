import numpy as np
import tensorflow as tf


def focal(labels, logits, gamma=2.0):
    log_p = tf.nn.log_softmax(logits, axis=-1)
    log_pt = tf.gather(log_p, labels, batch_dims=1)
    return tf.reduce_mean(-((1 - tf.exp(log_pt)) ** gamma) * log_pt)


rare = np.random.choice(5, 500, p=[0.6, 0.2, 0.1, 0.06, 0.04])
x = (np.random.randn(5, 10)[rare] + 0.5 * np.random.randn(500, 10)).astype("float32")
net = tf.keras.Sequential([tf.keras.layers.Dense(24, "relu"), tf.keras.layers.Dense(5)])
opt = tf.keras.optimizers.Adam(1e-2)
for epoch in range(3):
    for xb, yb in tf.data.Dataset.from_tensor_slices((x, rare)).batch(50):
        with tf.GradientTape() as tape:
            loss = focal(yb, net(xb))
        opt.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))
    print(epoch, float(loss))
