import numpy as np
import tensorflow as tf
from tensorflow.keras.layers import Conv2D, Dense, Flatten
from tensorflow.keras.preprocessing.image import ImageDataGenerator

num_classes = 4
images = np.random.rand(64, 16, 16, 3)
labels = np.random.randint(num_classes, size=64)

gen = ImageDataGenerator(rotation_range=10, width_shift_range=0.1, validation_split=0.25)
train = gen.flow(images, labels, batch_size=16, subset="training")
valid = gen.flow(images, labels, batch_size=16, subset="validation")

model = tf.keras.models.Sequential()
model.add(Conv2D(8, (3, 3), activation="relu", input_shape=(16, 16, 3)))
model.add(Flatten())
model.add(Dense(num_classes, activation="softmax"))
model.compile(optimizer="rmsprop", loss="categorical_crossentropy", metrics=["accuracy"])
model.fit(train, validation_data=valid, epochs=1)
