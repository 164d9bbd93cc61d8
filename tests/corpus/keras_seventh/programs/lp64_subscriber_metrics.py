import numpy as np
import tensorflow as tf


def compiled(net, *metrics, **extra):
    extra.setdefault("weighted_metrics", ["accuracy"])
    net.compile(optimizer="adam", loss=tf.keras.losses.BinaryCrossentropy(from_logits=True),
                metrics=list(metrics), **extra)
    return net


rng = np.random.default_rng(44)
x = rng.normal(size=(300, 8))
left = (x[:, 0] > 0.8).astype("float32")[:, None]
weight = np.where(left[:, 0] > 0, 3.0, 1.0)
net = compiled(tf.keras.Sequential([tf.keras.layers.Dense(16, "relu"), tf.keras.layers.Dense(1)]))
net.fit(x, left, sample_weight=weight, epochs=2, verbose=0)
print(net.evaluate(x, left, sample_weight=weight, verbose=0))
