import numpy as np
import tensorflow as tf

W = tf.Variable(tf.random.normal((6, 4), stddev=0.1))
b = tf.Variable(tf.zeros(4))
k = np.random.randint(0, 4, 200)
x = (np.random.randn(4, 6)[k] + np.random.randn(200, 6)).astype('float32')
opt = tf.keras.optimizers.SGD(0.5)
for i in range(30):
    with tf.GradientTape() as tape:
        probs = tf.nn.softmax(x @ W + b)
        right = tf.gather(probs, k, batch_dims=1)
        loss = tf.reduce_mean(-tf.math.log(right))
    opt.apply_gradients(zip(tape.gradient(loss, [W, b]), [W, b]))
print(float(loss))
