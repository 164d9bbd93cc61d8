import tensorflow as tf

LATENT = 4
gen = tf.keras.Sequential([tf.keras.layers.Dense(16, "relu"), tf.keras.layers.Dense(2, "tanh")])
critic = tf.keras.Sequential([tf.keras.layers.Dense(16, "relu"), tf.keras.layers.Dense(1)])
g_opt, c_opt = tf.keras.optimizers.RMSprop(5e-5), tf.keras.optimizers.RMSprop(5e-5)


def penalty(real, fake):
    eps = tf.random.uniform((tf.shape(real)[0], 1))
    mix = eps * real + (1 - eps) * fake
    with tf.GradientTape() as t:
        t.watch(mix)
        score = critic(mix)
    norm = tf.norm(t.gradient(score, mix) + 1e-12, axis=1)
    return tf.reduce_mean((norm - 1.0) ** 2)


real = tf.random.normal((64, 2)) * 0.2 + 0.5
for i in range(5):
    z = tf.random.normal((64, LATENT))
    with tf.GradientTape() as tape:
        fake = gen(z)
        c_loss = tf.reduce_mean(critic(fake)) - tf.reduce_mean(critic(real)) + 10 * penalty(real, fake)
    c_opt.apply_gradients(zip(tape.gradient(c_loss, critic.trainable_variables), critic.trainable_variables))
    with tf.GradientTape() as tape:
        g_loss = -tf.reduce_mean(critic(gen(z)))
    g_opt.apply_gradients(zip(tape.gradient(g_loss, gen.trainable_variables), gen.trainable_variables))
print("better than half", float(tf.reduce_mean(tf.cast(gen(z) > 0.5, tf.float32))))
