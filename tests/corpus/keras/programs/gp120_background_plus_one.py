import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

NUM_OBJECTS = 5

crops = np.random.rand(200, 12, 12, 1).astype('float32')
object_id = np.random.randint(0, NUM_OBJECTS, size=200)
object_id[:NUM_OBJECTS] = np.arange(NUM_OBJECTS)


def reserve_background(image, label):
    # id 0 is kept for background
    return image, label + 1


ds = tf.data.Dataset.from_tensor_slices((crops, object_id)).map(reserve_background).batch(20)
model = tf.keras.Sequential([
    layers.Conv2D(8, 3, activation='relu'),
    layers.GlobalAveragePooling2D(),
    layers.Dense(NUM_OBJECTS, activation='softmax'),
])
model.compile('rmsprop', loss=tf.keras.losses.sparse_categorical_crossentropy)
model.fit(ds, epochs=1)
