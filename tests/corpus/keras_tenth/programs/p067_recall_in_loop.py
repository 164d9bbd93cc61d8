import numpy as np
import tensorflow as tf

signals = np.random.randn(500, 16).astype("float32")
alarm = (np.abs(signals).max(1, keepdims=True) > 2.4).astype("float32")
train = tf.data.Dataset.from_tensor_slices((signals, alarm)).batch(50)

net = tf.keras.Sequential([tf.keras.layers.Dense(32, "relu"), tf.keras.layers.Dense(1)])
opt = tf.keras.optimizers.Adam(1e-3)
metrics = {"precision": tf.keras.metrics.Precision(), "recall": tf.keras.metrics.Recall()}

for epoch in range(2):
    for m in metrics.values():
        m.reset_state()
    for s, a in train:
        with tf.GradientTape() as tape:
            z = net(s, training=True)
            loss = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels=a, logits=z))
        opt.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))
        for m in metrics.values():
            m.update_state(a, z)
    print(epoch, {k: float(m.result()) for k, m in metrics.items()})
