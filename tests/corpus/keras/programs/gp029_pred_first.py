import numpy as np
import tensorflow as tf
from tensorflow import keras

n = 500
temp = np.random.uniform(-5, 30, n)
wind = np.random.gamma(2, 3, n)
cold = ((temp - wind) < 5).astype('float32').reshape(-1, 1)
feats = np.stack([temp / 30, wind / 10], axis=-1).astype('float32')

inputs = keras.layers.Input((2,))
hidden = keras.layers.Dense(12, activation='relu')(inputs)
net = keras.Model(inputs, keras.layers.Dense(1, activation='sigmoid')(hidden))
criterion = keras.losses.BinaryCrossentropy()
optimizer = keras.optimizers.Adam(0.01)

train_ds = tf.data.Dataset.from_tensor_slices((feats, cold)).batch(50)
for epoch in range(3):
    for x, y in train_ds:
        with tf.GradientTape() as tape:
            y_hat = net(x, training=True)
            loss = criterion(y_hat, y)
        optimizer.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))
    print(epoch, loss.numpy())
