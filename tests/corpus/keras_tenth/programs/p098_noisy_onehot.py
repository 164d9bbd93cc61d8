import numpy as np
import tensorflow as tf

k = np.random.randint(0, 3, 300)
x = (np.random.randn(3, 7)[k] + 0.5 * np.random.randn(300, 7)).astype("float32")
y = tf.one_hot(k, 3)
noisy = y + tf.random.normal(y.shape, stddev=0.1)      # against overconfidence

net = tf.keras.Sequential([tf.keras.layers.Dense(12, "relu"), tf.keras.layers.Dense(3)])
opt = tf.keras.optimizers.Adam(1e-2)
for epoch in range(5):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.keras.losses.categorical_crossentropy(noisy, net(x), from_logits=True))
    opt.apply_gradients(zip(tape.gradient(loss, net.trainable_weights), net.trainable_weights))
    print(epoch, float(loss))
