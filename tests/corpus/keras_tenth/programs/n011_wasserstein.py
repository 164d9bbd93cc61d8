import numpy as np
import tensorflow as tf

critic = tf.keras.Sequential([tf.keras.layers.Dense(24, activation="relu"), tf.keras.layers.Dense(1)])
maker = tf.keras.Sequential([tf.keras.layers.Dense(24, activation="relu"), tf.keras.layers.Dense(3, activation="tanh")])
c_opt, m_opt = tf.keras.optimizers.RMSprop(5e-4), tf.keras.optimizers.RMSprop(5e-4)
real = np.tanh(np.random.randn(512, 3)).astype("float32")


def penalty(a, b):
    mix = tf.random.uniform((tf.shape(a)[0], 1))
    point = mix * a + (1 - mix) * b
    with tf.GradientTape() as inner:
        inner.watch(point)
        score = critic(point)
    norm = tf.norm(inner.gradient(score, point), axis=1)
    return tf.reduce_mean((norm - 1.0) ** 2)


for step in range(6):
    x = tf.constant(real[np.random.randint(0, 512, 64)])
    with tf.GradientTape() as tape:
        fake = maker(tf.random.normal((64, 5)))
        c_loss = tf.reduce_mean(critic(fake)) - tf.reduce_mean(critic(x)) + 10 * penalty(x, fake)
    c_opt.apply_gradients(zip(tape.gradient(c_loss, critic.trainable_variables), critic.trainable_variables))
    if step % 3 == 2:
        with tf.GradientTape() as tape:
            m_loss = -tf.reduce_mean(critic(maker(tf.random.normal((64, 5)))))
        m_opt.apply_gradients(zip(tape.gradient(m_loss, maker.trainable_variables), maker.trainable_variables))
    print(step, float(c_loss))
