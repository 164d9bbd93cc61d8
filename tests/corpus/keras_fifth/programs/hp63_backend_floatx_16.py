import numpy as np
import tensorflow as tf
from tensorflow.keras import backend as K

K.set_floatx('float16')

label = np.random.randint(0, 12, 480)
vec = (np.random.RandomState(5).randn(12, 24)[label] + np.random.randn(480, 24)).astype('float16')

net = tf.keras.Sequential()
net.add(tf.keras.layers.Dense(48, activation='relu'))
net.add(tf.keras.layers.Dense(12, activation='softmax'))
net.compile(optimizer=tf.keras.optimizers.SGD(0.05), loss='sparse_categorical_crossentropy')
net.fit(vec, label, batch_size=48, epochs=2, verbose=2)
K.set_floatx('float32')
