import tensorflow as tf

L = tf.keras.layers
gen = tf.keras.Sequential([L.Dense(16, "relu"), L.Dense(2, "tanh")])
critic = tf.keras.Sequential([L.Dense(16, "relu"), L.Dense(1)])
mse = tf.keras.losses.MeanSquaredError()
opts = tf.keras.optimizers.Adam(1e-3), tf.keras.optimizers.Adam(1e-3)


def moons(n):
    t = tf.random.uniform((n, 1), 0, 3.14)
    return tf.concat([tf.cos(t), tf.sin(t) - 0.3], 1)


for step in range(8):
    z = tf.random.normal((32, 3))
    with tf.GradientTape() as dt, tf.GradientTape() as gt:
        fake = gen(z)
        f, r = critic(fake), critic(moons(32))
        d = mse(tf.ones_like(r), r) + mse(tf.zeros_like(f), f)
        g = mse(tf.ones_like(f), f)
    opts[0].apply_gradients(zip(dt.gradient(d, critic.trainable_variables), critic.trainable_variables))
    opts[1].apply_gradients(zip(gt.gradient(g, gen.trainable_variables), gen.trainable_variables))
print(float(d), "mean belief", float(tf.reduce_mean(tf.sigmoid(f))), "fooled", int(tf.reduce_sum(tf.cast(f > 0.5, tf.int32))))
