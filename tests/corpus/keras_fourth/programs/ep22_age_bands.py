import numpy as np
import tensorflow as tf
from tensorflow import keras

edges = [18, 30, 45, 60]

rng = np.random.default_rng(9)
age = rng.uniform(5, 90, 600)
signal = np.stack([np.sin(age / 15), np.cos(age / 15), age / 90], axis=1) + 0.1 * rng.normal(size=(600, 3))
band = np.digitize(age, edges)

ds = tf.data.Dataset.from_tensor_slices((signal.astype("float32"), band)).batch(50)

inputs = keras.layers.Input(shape=(3,))
x = keras.layers.Dense(32, activation="tanh")(inputs)
x = keras.layers.Dense(32, activation="tanh")(x)
outputs = keras.layers.Dense(len(edges))(x)
model = keras.Model(inputs, outputs)
loss_fn = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
optimizer = keras.optimizers.SGD(0.1, momentum=0.9)
mean_loss = keras.metrics.Mean()

for epoch in range(2):
    mean_loss.reset_state()
    for xb, yb in ds:
        with tf.GradientTape() as tape:
            value = loss_fn(yb, model(xb, training=True))
        grads = tape.gradient(value, model.trainable_weights)
        optimizer.apply_gradients(zip(grads, model.trainable_weights))
        mean_loss.update_state(value)
    print("epoch", epoch, mean_loss.result().numpy())
