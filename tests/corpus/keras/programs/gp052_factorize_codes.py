import numpy as np
import pandas as pd
import tensorflow as tf

rng = np.random.default_rng(5)
log = pd.DataFrame({
    'bytes': rng.lognormal(7, 1, 300),
    'ms': rng.gamma(2, 40, 300),
    'status': rng.choice(['ok', 'redirect', 'client error', 'server error'], 300),
})
codes, names = pd.factorize(log['status'])
X = np.log1p(log[['bytes', 'ms']].to_numpy()).astype(np.float32)

layer_sizes = [16, 16]
net = tf.keras.Sequential(
    [tf.keras.layers.Dense(s, activation='relu') for s in layer_sizes] + [tf.keras.layers.Dense(len(names))])
objective = tf.keras.losses.CategoricalCrossentropy(from_logits=True)
opt = tf.keras.optimizers.Adam()


def run_epoch(batches):
    losses = []
    for features, target in batches:
        with tf.GradientTape() as tape:
            loss = objective(target, net(features, training=True))
        grads = tape.gradient(loss, net.trainable_weights)
        opt.apply_gradients(zip(grads, net.trainable_weights))
        losses.append(float(loss))
    return np.mean(losses)


batches = tf.data.Dataset.from_tensor_slices((X, codes)).batch(25)
for epoch in range(3):
    print(epoch, run_epoch(batches))
