import numpy as np
import tensorflow as tf

crowd = np.random.dirichlet([0.6, 0.6, 0.6], size=300)
clip = crowd @ np.random.randn(3, 18) + 0.2 * np.random.randn(300, 18)
target = crowd.astype('int32')

net = tf.keras.Sequential([tf.keras.layers.Dense(24, activation='relu'), tf.keras.layers.Dense(3, activation='softmax')])
net.compile(optimizer='adam', loss='categorical_crossentropy')
net.fit(clip, target, epochs=3, verbose=2)
