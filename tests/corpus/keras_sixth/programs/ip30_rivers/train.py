import keras
from settings import *
from sklearn.datasets import load_iris
from sklearn.preprocessing import minmax_scale

X, y = load_iris(return_X_y=True)
X = minmax_scale(X)

net = keras.Sequential([keras.Input((4,))])
for u in UNITS:
    net.add(keras.layers.Dense(u, activation="relu"))
net.add(keras.layers.Dense(3, activation="softmax"))
net.compile(optimizer="adam", loss=LOSS, metrics=METRICS)
net.fit(X, y, epochs=EPOCHS, verbose=0)
