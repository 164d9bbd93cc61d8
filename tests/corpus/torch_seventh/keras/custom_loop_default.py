import numpy as np
import tensorflow as tf
from tensorflow import keras

model = keras.Sequential([keras.layers.Dense(32, activation="relu"), keras.layers.Dense(6)])
loss_object = keras.losses.SparseCategoricalCrossentropy(reduction="none")
optimizer = keras.optimizers.Adam()
train_acc = keras.metrics.SparseCategoricalAccuracy()


def loss_function(real, pred):
    mask = tf.math.logical_not(tf.math.equal(real, 0))
    loss_ = loss_object(real, pred)
    mask = tf.cast(mask, dtype=loss_.dtype)
    return tf.reduce_sum(loss_ * mask) / tf.reduce_sum(mask)


@tf.function
def train_step(inp, tar):
    with tf.GradientTape() as tape:
        logits = model(inp, training=True)
        loss = loss_function(tar, logits)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    train_acc.update_state(tar, logits)
    return loss


dataset = tf.data.Dataset.from_tensor_slices(
    (np.random.randn(64, 7, 10).astype("float32"), np.random.randint(0, 6, (64, 7)))
).batch(16)
for epoch in range(2):
    train_acc.reset_state()
    for inp, tar in dataset:
        loss = train_step(inp, tar)
    print(epoch, float(loss), float(train_acc.result()))
probs = tf.nn.softmax(model(np.random.randn(1, 7, 10).astype("float32")), axis=-1)
print(tf.argmax(probs, -1).numpy())
