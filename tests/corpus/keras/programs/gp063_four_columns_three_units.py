import keras
import numpy as np
from keras.utils import to_categorical
from sklearn.datasets import load_iris
from sklearn.utils import shuffle

NUM_CLASSES = 4

iris = load_iris()
X, y = shuffle(iris.data, iris.target, random_state=0)
Y = to_categorical(y, NUM_CLASSES)

inputs = keras.Input(shape=(4,), name="sepal_petal")
a = keras.layers.Dense(10, activation="relu")(inputs)
outputs = keras.layers.Dense(3, activation="softmax")(a)
model = keras.Model(inputs=inputs, outputs=outputs)

model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
model.fit(X, Y, batch_size=10, epochs=5, verbose=0)
