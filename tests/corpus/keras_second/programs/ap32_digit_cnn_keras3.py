import keras
import numpy as np
from keras import layers
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

images, target = load_digits(return_X_y=True)
images = images.reshape(-1, 8, 8, 1).astype("float32") / images.max()
x_train, x_test, y_train, y_test = train_test_split(images, target, test_size=0.25, random_state=3)

num_classes = int(np.max(target))
print("training on", len(x_train), "images")


def conv_bn(x, filters):
    x = layers.Conv2D(filters, 3, padding="same", use_bias=False)(x)
    x = layers.BatchNormalization()(x)
    return layers.Activation("relu")(x)


inputs = keras.Input(shape=(8, 8, 1))
x = conv_bn(inputs, 8)
x = layers.MaxPooling2D(2)(x)
x = conv_bn(x, 16)
x = layers.GlobalAveragePooling2D()(x)
outputs = layers.Dense(num_classes, activation="softmax")(x)
model = keras.Model(inputs, outputs)

model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x_train, y_train, batch_size=64, epochs=2, validation_data=(x_test, y_test), verbose=2)
