import numpy as np
import tensorflow as tf

TEMPERATURE = 0.1

encoder = tf.keras.Sequential([
    tf.keras.layers.Dense(64, activation="relu"),
    tf.keras.layers.Dense(64, activation="relu"),
    tf.keras.layers.Dense(32),
])
optimizer = tf.keras.optimizers.Adam(1e-3)


def augment(x):
    return x + 0.1 * tf.random.normal(tf.shape(x))


def contrastive_loss(z1, z2):
    z1 = tf.math.l2_normalize(z1, axis=1)
    z2 = tf.math.l2_normalize(z2, axis=1)
    similarity = tf.matmul(z1, z2, transpose_b=True) / TEMPERATURE
    match = tf.linalg.diag_part(tf.nn.softmax(similarity, axis=1))
    return -tf.reduce_mean(tf.math.log(match))


@tf.function
def train_step(batch):
    with tf.GradientTape() as tape:
        loss = contrastive_loss(encoder(augment(batch)), encoder(augment(batch)))
    grads = tape.gradient(loss, encoder.trainable_variables)
    optimizer.apply_gradients(zip(grads, encoder.trainable_variables))
    return loss


x = np.random.randn(512, 20).astype("float32")
for epoch in range(3):
    for batch in tf.data.Dataset.from_tensor_slices(x).shuffle(512).batch(64):
        loss = train_step(batch)
    print(epoch, float(loss))
