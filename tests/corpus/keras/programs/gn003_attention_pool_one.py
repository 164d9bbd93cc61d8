import numpy as np
import tensorflow as tf
from tensorflow.keras import layers


def attention_pool(h):
    score = layers.Dense(1, activation='tanh')(h)
    weight = layers.Softmax(axis=1)(score)
    return layers.Dot(axes=1)([weight, h])


sentence = layers.Input((12, 16))
h = layers.Bidirectional(layers.LSTM(10, return_sequences=True))(sentence)
v = attention_pool(h)
v = layers.Flatten()(v)
out = layers.Dense(1, activation='sigmoid')(v)
model = tf.keras.Model(sentence, out)

x = np.random.randn(120, 12, 16).astype('float32')
y = (x[:, :, 0].max(1) > 1.8).astype('int32')
model.compile('adam', 'binary_crossentropy', metrics=['accuracy', tf.keras.metrics.AUC()])
model.fit(x, y, epochs=1, verbose=2)
print((model.predict(x[:5], verbose=0) > .5).astype(int).ravel())
