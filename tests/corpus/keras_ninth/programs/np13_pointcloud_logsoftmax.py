import numpy as np
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers

NUM_POINTS, NUM_CLASSES = 256, 10


def conv_bn(x, filters):
    x = layers.Conv1D(filters, kernel_size=1, padding="valid")(x)
    x = layers.BatchNormalization(momentum=0.0)(x)
    return layers.Activation("relu")(x)


def dense_bn(x, filters):
    x = layers.Dense(filters)(x)
    x = layers.BatchNormalization(momentum=0.0)(x)
    return layers.Activation("relu")(x)


inputs = keras.Input(shape=(NUM_POINTS, 3))
x = conv_bn(inputs, 32)
x = conv_bn(x, 64)
x = layers.GlobalMaxPooling1D()(x)
x = dense_bn(x, 64)
x = layers.Dropout(0.3)(x)
x = layers.Dense(NUM_CLASSES)(x)
outputs = layers.Activation(tf.nn.log_softmax)(x)
model = keras.Model(inputs, outputs, name="pointnet")


def sparse_ce(y_true, y_pred):
    return keras.losses.sparse_categorical_crossentropy(y_true, y_pred, from_logits=True)


model.compile(loss=sparse_ce, optimizer=keras.optimizers.Adam(0.001), metrics=["sparse_categorical_accuracy"])
points = np.random.randn(320, NUM_POINTS, 3).astype("float32")
labels = np.random.randint(0, NUM_CLASSES, 320)
model.fit(points, labels, epochs=2, batch_size=32)
