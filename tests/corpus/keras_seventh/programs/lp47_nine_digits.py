import tensorflow as tf
from sklearn.datasets import load_digits

images, target = load_digits(return_X_y=True)
images = images.reshape(-1, 8, 8, 1) / 16

cnn = tf.keras.Sequential(
    [
        tf.keras.layers.Input((8, 8, 1)),
        tf.keras.layers.Conv2D(8, 3, activation="relu"),
        tf.keras.layers.Flatten(),
        tf.keras.layers.Dense(9, activation="softmax"),
    ]
)
cnn.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
cnn.fit(images, target, epochs=1, verbose=0)
