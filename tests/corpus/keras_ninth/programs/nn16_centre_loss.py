"""Softmax and centre loss together on handwritten digits."""
import numpy as np
import tensorflow as tf
from tensorflow.keras import backend as K
from tensorflow.keras.layers import Dense, Embedding, Flatten, Input, Lambda, PReLU
from tensorflow.keras.models import Model
from tensorflow.keras.utils import to_categorical

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
x_train = x_train.reshape(-1, 784).astype("float32") / 255
x_test = x_test.reshape(-1, 784).astype("float32") / 255
y_onehot = to_categorical(y_train, 10)

inputs = Input((784,))
x = Dense(128)(inputs)
x = PReLU()(x)
features = Dense(2, name="features")(x)
prob = Dense(10, activation="softmax", name="prob")(PReLU()(features))

input_target = Input((1,))
centers = Flatten()(Embedding(10, 2)(input_target))
l2 = Lambda(lambda t: K.sum(K.square(t[0] - t[1]), 1, keepdims=True), name="l2_loss")([features, centers])

model = Model([inputs, input_target], [prob, l2])
model.compile(
    optimizer="adam",
    loss=["categorical_crossentropy", lambda y_true, y_pred: y_pred],
    loss_weights=[1, 0.2],
    metrics={"prob": "accuracy"},
)
model.fit([x_train, y_train], [y_onehot, np.zeros((len(x_train), 1))], batch_size=256, epochs=2)
classifier = Model(inputs, prob)
print((classifier.predict(x_test).argmax(1) == y_test).mean())
