import tensorflow as tf

bce = tf.keras.losses.BinaryCrossentropy()


def dense_net(*units, last=None):
    return tf.keras.Sequential([tf.keras.layers.Dense(u, tf.nn.leaky_relu) for u in units[:-1]]
                               + [tf.keras.layers.Dense(units[-1], last)])


generator = dense_net(16, 16, 2)
discriminator = dense_net(16, 16, 1)
g_opt, d_opt = (tf.keras.optimizers.Adam(1e-3, beta_1=0.5) for _ in range(2))


def real_points(n):
    angle = tf.random.uniform((n,), 0, 6.2832)
    return tf.stack([tf.cos(angle), tf.sin(angle)], 1) + tf.random.normal((n, 2), stddev=0.05)


def d_loss(real, fake):
    return bce(tf.ones_like(real), real) + bce(tf.zeros_like(fake), fake)


def g_loss(fake):
    return bce(tf.ones_like(fake), fake)


def train_step(n=64):
    noise = tf.random.normal((n, 4))
    with tf.GradientTape(persistent=True) as tape:
        fake = discriminator(generator(noise))
        real = discriminator(real_points(n))
        ld, lg = d_loss(real, fake), g_loss(fake)
    for net, loss, opt in ((discriminator, ld, d_opt), (generator, lg, g_opt)):
        opt.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))
    return ld, lg


for i in range(12):
    ld, lg = train_step()
print(f"D {float(ld):.3f}  G {float(lg):.3f}")
