import numpy as np
import tensorflow as tf
from tensorflow.keras import layers
from tensorflow.keras.utils import to_categorical

(x_train, y_train), (x_test, y_test) = [
    (np.random.rand(n, 14, 14), np.random.randint(0, 6, n)) for n in (300, 60)
]
x_train, x_test = x_train[..., None], x_test[..., None]
y_train = to_categorical(y_train, 6)

inputs = tf.keras.Input(shape=(14, 14, 1))
x = layers.Conv2D(8, 3, activation="relu")(inputs)
x = layers.GlobalAveragePooling2D()(x)
outputs = layers.Dense(6, activation="softmax")(x)
model = tf.keras.Model(inputs, outputs)
model.compile(loss=tf.keras.losses.CategoricalCrossentropy(), optimizer="adam", metrics=["accuracy"])
model.fit(x_train, y_train, epochs=2, batch_size=30, verbose=0)
score = model.evaluate(x_test, y_test, verbose=0)
print("test loss", score[0], "test accuracy", score[1])
