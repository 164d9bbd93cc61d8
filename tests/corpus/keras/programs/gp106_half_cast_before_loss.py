import numpy as np
import tensorflow as tf

V = 300
ids = np.cumsum(np.random.randint(1, 4, (200, 17)), axis=1) % V
src, dst = ids[:, :-1], ids[:, 1:]

emb = tf.keras.layers.Embedding(V, 24)
rnn = tf.keras.layers.GRU(32, return_sequences=True)
out = tf.keras.layers.Dense(V, activation='softmax')
parts = [emb, rnn, out]
ce = tf.keras.losses.SparseCategoricalCrossentropy()
opt = tf.keras.optimizers.Adam(1e-3)


def variables():
    return [v for p in parts for v in p.trainable_variables]


for step in range(8):
    sel = np.random.randint(0, 200, 32)
    with tf.GradientTape() as tape:
        h = src[sel]
        for p in parts:
            h = p(h)
        h = tf.cast(h, tf.float16)
        loss = ce(dst[sel], h)
    opt.apply_gradients(zip(tape.gradient(loss, variables()), variables()))
    print(step, float(loss))
