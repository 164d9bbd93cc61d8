import numpy as np
import tensorflow as tf

model = tf.keras.Sequential([
    tf.keras.layers.Dense(24, activation='relu'),
    tf.keras.layers.Dense(4, activation='softmax'),
])
opt = tf.keras.optimizers.Adam(0.01)
k = np.random.randint(0, 4, 256)
x = (np.random.randn(4, 8)[k] + np.random.randn(256, 8)).astype('float32')


@tf.function
def step(x, y):
    with tf.GradientTape() as tape:
        p = model(x, training=True)
        logp = tf.math.log(p + 1e-8)
        loss = tf.reduce_mean(tf.keras.losses.sparse_categorical_crossentropy(y, logp))
    opt.apply_gradients(zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables))
    return loss


for i in range(20):
    loss = step(tf.constant(x), tf.constant(k))
print(float(loss))
