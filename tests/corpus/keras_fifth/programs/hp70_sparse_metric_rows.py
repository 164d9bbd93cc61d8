import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

n_roads = 4
road = np.random.randint(0, n_roads, 240)
vib = (np.random.RandomState(11).randn(n_roads, 10)[road] + np.random.randn(240, 10)).astype('float32')
road_1h = tf.one_hot(road, n_roads).numpy()

x_in = layers.Input((10,))
x = layers.Dense(20, activation='relu')(x_in)
y_out = layers.Dense(n_roads, activation='softmax')(x)
model = tf.keras.Model(x_in, y_out)
model.compile(optimizer='adam', loss='categorical_crossentropy',
              metrics=[tf.keras.metrics.SparseCategoricalAccuracy(name='acc')])
model.fit(vib, road_1h, epochs=2, verbose=2)
