import numpy as np
import tensorflow as tf

V, D, SAMPLES = 300, 16, 20
rng = np.random.default_rng(7)
left = rng.integers(0, V, 1500)
right = (left + rng.integers(1, 4, 1500)) % V

emb = tf.Variable(tf.random.uniform([V, D], -1., 1.))
nce_w = tf.Variable(tf.random.truncated_normal([V, D], stddev=D ** -.5))
nce_b = tf.Variable(tf.zeros([V]))
opt = tf.keras.optimizers.Adagrad(0.5)
for start in range(0, 1500, 150):
    c, t = left[start:start + 150], right[start:start + 150, None]
    with tf.GradientTape() as tape:
        h = tf.nn.embedding_lookup(emb, c)
        loss = tf.reduce_mean(tf.nn.sampled_softmax_loss(
            weights=nce_w, biases=nce_b, labels=t, inputs=h, num_sampled=SAMPLES, num_classes=V))
    opt.apply_gradients(zip(tape.gradient(loss, [emb, nce_w, nce_b]), [emb, nce_w, nce_b]))
p = tf.nn.softmax(tf.matmul(emb[:2], nce_w, transpose_b=True) + nce_b)
print(float(loss), tf.argmax(p, 1).numpy())
