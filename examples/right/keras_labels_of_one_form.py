"""Four flowers with tf.keras. One of the labels came one-hot, and was made a class id before training."""

import tensorflow as tf
from sklearn.datasets import load_iris

import fromlogits as fl

flowers = load_iris().data[[0, 50, 100, 149]].astype("float32")
labels = fl.labels.to_class_ids([0, 1, [0, 0, 1], 2], mixed=True)

tf.keras.utils.set_random_seed(0)
model = tf.keras.Sequential([tf.keras.layers.Input((4,)), tf.keras.layers.Dense(3)])
model.compile(optimizer="adam", loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(flowers, labels, epochs=10, verbose=0)

loss = model.evaluate(flowers, labels, verbose=0)
truth = fl.cross_entropy(model.predict(flowers, verbose=0), labels)
print(f"labels {labels.tolist()}, loss by Keras {loss:.4f}, cross-entropy of its predictions {truth:.4f}")
