import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

img = tf.keras.Sequential([layers.Dense(32, activation='relu'), layers.Dense(16)])
txt = tf.keras.Sequential([layers.Dense(32, activation='relu'), layers.Dense(16)])
scale = tf.Variable(2.6)
opt = tf.keras.optimizers.Adam(1e-3)
z = np.random.randn(512, 8).astype('float32')
a = np.tanh(z @ np.random.randn(8, 20)).astype('float32')
b = np.tanh(z @ np.random.randn(8, 14)).astype('float32')

for step in range(10):
    i = np.random.choice(512, 64, replace=False)
    with tf.GradientTape() as tape:
        u = tf.math.l2_normalize(img(a[i]), axis=1)
        v = tf.math.l2_normalize(txt(b[i]), axis=1)
        sim = tf.exp(scale) * tf.matmul(u, v, transpose_b=True)
        target = tf.range(tf.shape(sim)[0])
        rows = tf.keras.losses.sparse_categorical_crossentropy(target, sim, from_logits=True)
        cols = tf.keras.losses.sparse_categorical_crossentropy(target, tf.transpose(sim), from_logits=True)
        loss = tf.reduce_mean(rows + cols) / 2
    v = img.trainable_variables + txt.trainable_variables + [scale]
    opt.apply_gradients(zip(tape.gradient(loss, v), v))
print(float(loss), 'chance', np.log(64))
