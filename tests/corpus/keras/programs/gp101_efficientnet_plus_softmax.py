import numpy as np
import tensorflow as tf

N = 7
backbone = tf.keras.applications.MobileNetV3Small(
    input_shape=(32, 32, 3), weights=None, classes=N, include_preprocessing=True, minimalistic=True)
inputs = tf.keras.Input((32, 32, 3))
probs = tf.keras.layers.Softmax(name='probs')(backbone(inputs))
clf = tf.keras.Model(inputs, probs)
clf.compile('adam', loss=tf.keras.losses.SparseCategoricalCrossentropy(), metrics=['accuracy'])

imgs = np.random.randint(0, 256, (28, 32, 32, 3)).astype('float32')
lab = np.arange(28) % N
clf.fit(imgs, lab, epochs=1, batch_size=7, verbose=2)
