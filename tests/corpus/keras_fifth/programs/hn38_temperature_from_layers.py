import keras
import numpy as np
import tensorflow as tf
from keras import layers
from sklearn.datasets import load_digits

X, y = load_digits(return_X_y=True)
X = X / 16
i = layers.Input((64,))
h = layers.Dense(32, activation="relu")(i)
z = layers.Dense(10, name="scores")(h)
o = layers.Softmax()(z)
net = keras.Model(i, o)
net.compile("adam", loss="sparse_categorical_crossentropy")
net.fit(X[:1200], y[:1200], epochs=2, verbose=0)

scores = keras.Model(net.input, net.get_layer("scores").output)(X[1200:].astype("float32"))
log_t = tf.Variable(0.0)
ce = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
opt = keras.optimizers.Adam(0.05)
for _ in range(20):
    with tf.GradientTape() as tape:
        loss = ce(y[1200:], scores / tf.exp(log_t))
    opt.apply_gradients([(tape.gradient(loss, log_t), log_t)])
print("temperature", float(tf.exp(log_t)))
