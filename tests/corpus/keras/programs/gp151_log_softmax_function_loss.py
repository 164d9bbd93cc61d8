import numpy as np
import tensorflow as tf

net = tf.keras.Sequential([tf.keras.layers.Dense(16, 'relu'), tf.keras.layers.Dense(5)])
sgd = tf.keras.optimizers.SGD(0.1)
k = np.random.randint(0, 5, 200)
x = (np.eye(5, 9)[k] * 2 + np.random.randn(200, 9)).astype('float32')
y = tf.one_hot(k, 5)
for _ in range(20):
    with tf.GradientTape() as tape:
        lp = tf.nn.log_softmax(net(x), axis=-1)
        loss = tf.reduce_mean(tf.keras.losses.categorical_crossentropy(y, lp, from_logits=True))
    sgd.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))
print(float(loss))
