import numpy as np
import tensorflow as tf

rng = np.random.default_rng(2)
y = rng.integers(0, 3, 150)
x = (rng.normal(size=(3, 5))[y] * 2 + rng.normal(size=(150, 5))).astype('float32')
t = tf.one_hot(y, 3)

W1 = tf.Variable(tf.random.normal([5, 12], stddev=.3))
W2 = tf.Variable(tf.random.normal([12, 3], stddev=.3))
opt = tf.keras.optimizers.Adam(0.02)


def forward(x):
    h = tf.nn.tanh(x @ W1)
    return tf.nn.softmax(h @ W2, axis=0)


for i in range(20):
    with tf.GradientTape() as tape:
        p = forward(x)
        loss = tf.reduce_mean(tf.keras.losses.categorical_crossentropy(t, p))
    opt.apply_gradients(zip(tape.gradient(loss, [W1, W2]), [W1, W2]))
print(float(loss), tf.reduce_sum(p[0]).numpy())
