import numpy as np
import tensorflow as tf
from sklearn.utils.class_weight import compute_class_weight

rng = np.random.default_rng(12)
label = rng.choice(3, 300, p=[0.7, 0.2, 0.1])
x = rng.normal(size=(3, 8))[label] + rng.normal(size=(300, 8))
weight = compute_class_weight("balanced", classes=np.unique(label), y=label)
per_row = tf.reduce_sum(tf.one_hot(label, 3) * weight, axis=1).numpy()

model = tf.keras.Sequential([tf.keras.layers.Dense(16, "relu"), tf.keras.layers.Dense(3, "softmax")])
model.compile("adam", "sparse_categorical_crossentropy", weighted_metrics=["sparse_categorical_accuracy"])
model.fit(x, label, class_weight=dict(enumerate(weight)), epochs=1, verbose=0)
model.fit(x, label, sample_weight=per_row, epochs=1, verbose=0)
print(model.evaluate(x, label, verbose=0))
