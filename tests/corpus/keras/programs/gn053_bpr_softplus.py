import numpy as np
import tensorflow as tf

U, V = tf.Variable(tf.random.normal((30, 6), stddev=0.1)), tf.Variable(tf.random.normal((50, 6), stddev=0.1))
opt = tf.keras.optimizers.Adam(0.02)
u = np.random.randint(0, 30, 500)
i, j = (u * 2) % 50, np.random.randint(0, 50, 500)
for step in range(20):
    with tf.GradientTape() as tape:
        uu = tf.gather(U, u)
        x = tf.reduce_sum(uu * (tf.gather(V, i) - tf.gather(V, j)), axis=1)
        loss = tf.reduce_mean(tf.nn.softplus(-x))
        check = -tf.reduce_mean(tf.math.log_sigmoid(x))
    opt.apply_gradients(zip(tape.gradient(loss, [U, V]), [U, V]))
print(float(loss), float(check))
