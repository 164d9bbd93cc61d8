import numpy as np
import tensorflow as tf

metrics = {
    "precision": tf.keras.metrics.Precision(),
    "recall": tf.keras.metrics.Recall(),
    "loss": tf.keras.metrics.Mean(),
}
net = tf.keras.Sequential([tf.keras.layers.Dense(24, "relu"), tf.keras.layers.Dense(1)])
opt = tf.keras.optimizers.Adam(1e-2)


@tf.function
def step(x, y):
    with tf.GradientTape() as tape:
        scores = net(x, training=True)
        loss = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels=y, logits=scores))
    opt.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))
    for name, metric in metrics.items():
        if name == "loss":
            metric.update_state(loss)
        else:
            metric.update_state(y, scores)


rng = np.random.default_rng(45)
x = rng.normal(size=(400, 10)).astype("float32")
fraud = (x[:, :1] + x[:, 1:2] > 1.5).astype("float32")
for batch in tf.data.Dataset.from_tensor_slices((x, fraud)).shuffle(400).batch(40):
    step(*batch)
print({k: float(m.result()) for k, m in metrics.items()})
