import numpy as np
import tensorflow as tf
from sklearn.datasets import load_digits
from tensorflow.keras import layers

DEPTH = 10


def load():
    d = load_digits()
    ds = tf.data.Dataset.from_tensor_slices((d.images[..., np.newaxis] / 16.0, d.target))
    ds = ds.shuffle(len(d.target), seed=3, reshuffle_each_iteration=False)
    return ds.take(1400), ds.skip(1400)


def augment(image, label):
    image = tf.image.random_brightness(tf.cast(image, tf.float32), 0.1)
    return image, tf.one_hot(label, DEPTH)


train_ds, val_ds = load()
train_ds = train_ds.map(augment).batch(64)
val_ds = val_ds.batch(64)

model = tf.keras.Sequential([
    layers.Input((8, 8, 1)),
    layers.Conv2D(16, 3, activation='relu'),
    layers.Flatten(),
    layers.Dense(DEPTH, activation='softmax'),
])
model.compile(optimizer='adam', loss=tf.keras.losses.CategoricalCrossentropy(label_smoothing=0.05))
model.fit(train_ds, validation_data=val_ds, epochs=2)
