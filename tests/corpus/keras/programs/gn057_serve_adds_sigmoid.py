import numpy as np
import tensorflow as tf

x = np.random.randn(300, 6).astype('float32')
y = (x[:, 0] > 0.3).astype('float32')
core = tf.keras.Sequential([tf.keras.layers.Dense(12, activation='relu'), tf.keras.layers.Dense(1)])
core.compile('adam', tf.keras.losses.BinaryCrossentropy(from_logits=True))
core.fit(x, y, epochs=4, verbose=0)


class Service(tf.Module):
    def __init__(self, net, cut=0.5):
        super().__init__()
        self.net, self.cut = net, cut

    @tf.function
    def __call__(self, x):
        p = tf.sigmoid(self.net(x))[:, 0]
        return p, p > self.cut


p, flag = Service(core)(x)
print(np.mean(flag.numpy() == (y > 0.5)))
