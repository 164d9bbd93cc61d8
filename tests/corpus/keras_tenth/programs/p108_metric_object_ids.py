import numpy as np
import tensorflow as tf

drum = np.random.randint(0, 4, 400)
onset = (np.random.randn(4, 12)[drum] + 0.6 * np.random.randn(400, 12)).astype("float32")
ds = tf.data.Dataset.from_tensor_slices((onset, drum)).batch(40)

net = tf.keras.Sequential([tf.keras.layers.Dense(24, activation="relu"), tf.keras.layers.Dense(4)])
loss_fn = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
train_acc = tf.keras.metrics.CategoricalAccuracy(name="train_acc")
opt = tf.keras.optimizers.Adam(1e-3)
for epoch in range(2):
    for x, y in ds:
        with tf.GradientTape() as tape:
            z = net(x, training=True)
            value = loss_fn(y, z)
        opt.apply_gradients(zip(tape.gradient(value, net.trainable_weights), net.trainable_weights))
        train_acc.update_state(y, z)
    print(epoch, float(train_acc.result()))
    train_acc.reset_state()
