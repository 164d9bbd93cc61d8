# contrastive pre-training: two noisy views of the same recording should find each other
import numpy as np
import tensorflow as tf

encoder = tf.keras.Sequential([
    tf.keras.layers.Input((30,)),
    tf.keras.layers.Dense(32, activation='relu'),
    tf.keras.layers.Dense(8),
])
opt = tf.keras.optimizers.Adam(2e-3)
base = np.random.randn(400, 30)


def view(x):
    return (x + 0.3 * np.random.randn(*x.shape)).astype('float32')


def info_nce(a, b, temperature=0.1):
    a, b = tf.math.l2_normalize(a, axis=1), tf.math.l2_normalize(b, axis=1)
    similarity = tf.matmul(a, b, transpose_b=True) / temperature
    own = tf.range(tf.shape(a)[0])
    ab = tf.keras.losses.sparse_categorical_crossentropy(own, similarity, from_logits=True)
    ba = tf.keras.losses.sparse_categorical_crossentropy(own, tf.transpose(similarity), from_logits=True)
    return tf.reduce_mean(ab + ba) / 2, similarity


for step in range(30):
    x = base[np.random.choice(400, 64, replace=False)]
    with tf.GradientTape() as tape:
        loss, similarity = info_nce(encoder(view(x)), encoder(view(x)))
    opt.apply_gradients(zip(tape.gradient(loss, encoder.trainable_variables), encoder.trainable_variables))
found = tf.argmax(tf.nn.softmax(similarity, axis=0), axis=0).numpy() == np.arange(64)
print('loss', float(loss), 'retrieved', found.mean())
