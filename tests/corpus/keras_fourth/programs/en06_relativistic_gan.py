import tensorflow as tf
from tensorflow.keras import Sequential, layers, losses, optimizers

bce = losses.BinaryCrossentropy(from_logits=True)


def net(n_in, n_out, depth):
    model = Sequential([layers.Input((n_in,))])
    for _ in range(depth):
        model.add(layers.Dense(24))
        model.add(layers.LeakyReLU())
    model.add(layers.Dense(n_out))
    return model


class RelativisticPair:
    """RaGAN: each critic score is compared with the mean score of the other side."""

    def __init__(self):
        self.g, self.c = net(4, 2, 2), net(2, 1, 2)
        self.g_opt, self.c_opt = optimizers.RMSprop(1e-3), optimizers.RMSprop(1e-3)

    @staticmethod
    def relative(a, b):
        return a - tf.reduce_mean(b, axis=0, keepdims=True)

    def critic_loss(self, real, fake):
        real_side = self.relative(real, fake)
        fake_side = self.relative(fake, real)
        return 0.5 * (bce(tf.ones_like(real_side), real_side) + bce(tf.zeros_like(fake_side), fake_side))

    @tf.function
    def step(self, batch):
        z = tf.random.normal([tf.shape(batch)[0], 4])
        with tf.GradientTape(persistent=True) as tape:
            fake = self.g(z, training=True)
            s_real, s_fake = self.c(batch, training=True), self.c(fake, training=True)
            c_loss = self.critic_loss(s_real, s_fake)
            g_loss = self.critic_loss(s_fake, s_real)
        self.c_opt.apply_gradients(zip(tape.gradient(c_loss, self.c.trainable_variables), self.c.trainable_variables))
        self.g_opt.apply_gradients(zip(tape.gradient(g_loss, self.g.trainable_variables), self.g.trainable_variables))
        return c_loss, g_loss, tf.sigmoid(s_real)


pair = RelativisticPair()
ring = tf.data.Dataset.from_tensor_slices(tf.random.uniform([640, 1], 0, 6.28)).map(
    lambda a: tf.concat([tf.cos(a), tf.sin(a)], 0)).batch(64)
for batch in ring:
    c, g, belief = pair.step(batch)
print(float(c), float(g), float(tf.reduce_mean(belief)))
