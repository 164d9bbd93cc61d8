import numpy as np
import tensorflow as tf
from sklearn.datasets import make_classification
from tensorflow import keras

FAULTS = ["pastry", "z_scratch", "k_scratch", "stains", "bumps"]
X, y = make_classification(n_samples=500, n_features=20, n_informative=10, n_classes=len(FAULTS), random_state=2)
Y = keras.utils.to_categorical(y, len(FAULTS))
ds = tf.data.Dataset.from_tensor_slices((X.astype("float32"), Y.astype("float32"))).batch(50)

inputs = keras.Input((20,))
x = keras.layers.Dense(40, activation="relu")(inputs)
x = keras.layers.Dropout(0.2)(x)
probs = keras.layers.Dense(len(FAULTS), activation="softmax")(x)
model = keras.Model(inputs, probs)

cce = keras.losses.CategoricalCrossentropy()
optimizer = keras.optimizers.Adam(1e-3)
mean_loss = keras.metrics.Mean()
accuracy = keras.metrics.CategoricalAccuracy()


def one_epoch():
    mean_loss.reset_state()
    accuracy.reset_state()
    for features, target in ds:
        with tf.GradientTape() as tape:
            pred = model(features, training=True)
            loss = cce(pred, target)
        grads = tape.gradient(loss, model.trainable_weights)
        optimizer.apply_gradients(zip(grads, model.trainable_weights))
        mean_loss.update_state(loss)
        accuracy.update_state(target, pred)


for epoch in range(2):
    one_epoch()
    print(f"{epoch}: {mean_loss.result():.4f} {accuracy.result():.3f}")
