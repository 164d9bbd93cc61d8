import numpy as np
import tensorflow as tf

# the twenty super classes of CIFAR-100
(x_train, y_train), (x_test, y_test) = tf.keras.datasets.cifar100.load_data()
x_train = x_train / 255.0
x_test = x_test / 255.0
y_train, y_test = np.squeeze(y_train), np.squeeze(y_test)


def conv(filters, pool=True):
    block = [tf.keras.layers.Conv2D(filters, 3, padding="same", activation="elu"), tf.keras.layers.BatchNormalization()]
    if pool:
        block.append(tf.keras.layers.MaxPool2D())
    return block


net = tf.keras.Sequential([
    tf.keras.Input((32, 32, 3)),
    *conv(32),
    *conv(64),
    *conv(128, pool=False),
    tf.keras.layers.GlobalAveragePooling2D(),
    tf.keras.layers.Dropout(0.3),
    tf.keras.layers.Dense(20, activation="softmax"),
])
net.compile("adam", "sparse_categorical_crossentropy", ["accuracy"])
net.fit(x_train, y_train, validation_data=(x_test, y_test), epochs=10, batch_size=128)
