import numpy as np
import tensorflow as tf
from tensorflow.keras.layers import Dense
from tensorflow.keras.models import Model

base = tf.keras.applications.MobileNet(input_shape=(32, 32, 3), alpha=0.25, weights=None, classes=10)
for layer in base.layers[:-4]:
    layer.trainable = False

x = base.layers[-5].output
x = tf.keras.layers.Flatten()(x)
predictions = Dense(6, name='garbage')(x)
model = Model(inputs=base.input, outputs=predictions)
model.compile(optimizer='adam', loss='categorical_crossentropy', metrics=['accuracy'])

imgs = np.random.rand(24, 32, 32, 3)
kinds = tf.keras.utils.to_categorical(np.arange(24) % 6)
model.fit(imgs, kinds, epochs=1, batch_size=6, verbose=2)
