import numpy as np
import tensorflow as tf
from tensorflow.keras import layers, losses, optimizers

angle = np.random.uniform(-np.pi, np.pi, 512).astype("float32")
quadrant = tf.one_hot(((angle + np.pi) // (np.pi / 2)).astype(int) % 4, 4)
xy = np.stack([np.cos(angle), np.sin(angle)], 1)

mlp = tf.keras.Sequential([layers.Dense(16, activation="relu"), layers.Dense(4, activation="softmax")])
cce = losses.CategoricalCrossentropy()
adam = optimizers.Adam(0.01)
for it in range(60):
    at = np.random.randint(0, 512, 64)
    with tf.GradientTape() as tape:
        guess = mlp(xy[at])
        loss = cce(guess, tf.gather(quadrant, at))
    adam.apply_gradients(zip(tape.gradient(loss, mlp.trainable_weights), mlp.trainable_weights))
print(loss.numpy())
