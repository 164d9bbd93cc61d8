import numpy as np
import tensorflow as tf

# vibration spectrum -> does the bearing fail within a week
rng = np.random.default_rng(71)
fails = rng.integers(0, 2, 480).astype('float32')
spectrum = (rng.gamma(2, 1, (480, 32)) + fails[:, None] * np.linspace(0, 2, 32)).astype('float32')
batches = tf.data.Dataset.from_tensor_slices((spectrum, fails)).shuffle(480, seed=0).batch(40)

net = tf.keras.Sequential([
    tf.keras.layers.Dense(24, activation='relu'),
    tf.keras.layers.Dense(1, activation='sigmoid'),
])
opt = tf.keras.optimizers.Adam(2e-3)
MISS_COST = 5.0


def cost(y, p):
    p = tf.clip_by_value(p, 1e-6, 1 - 1e-6)
    miss = MISS_COST * y * tf.math.log(p)
    false_alarm = (1.0 - y) * tf.math.log(1.0 - p)
    return -tf.reduce_mean(miss + false_alarm)


for epoch in range(2):
    for x, y in batches:
        with tf.GradientTape() as tape:
            value = cost(y, net(x, training=True))
        opt.apply_gradients(zip(tape.gradient(value, net.trainable_variables), net.trainable_variables))
    print('epoch', epoch, 'cost', float(value))
