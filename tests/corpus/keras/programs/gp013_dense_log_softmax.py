import keras
import numpy as np
from keras import activations, layers, models
from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split

iris = load_iris()
Xa, Xb, ya, yb = train_test_split(iris.data, iris.target, test_size=0.3, random_state=2)
mu, sd = Xa.mean(0), Xa.std(0)

model = models.Sequential([
    layers.Input(shape=(4,)),
    layers.Dense(12, activation=activations.tanh),
    layers.Dense(3, activation=activations.log_softmax),
])
model.compile(optimizer=keras.optimizers.SGD(0.05), loss="sparse_categorical_crossentropy")
model.fit((Xa - mu) / sd, ya, epochs=10, verbose=0)

logp = model.predict((Xb - mu) / sd, verbose=0)
print("mean log likelihood", logp[np.arange(len(yb)), yb].mean())
print("accuracy", (logp.argmax(1) == yb).mean())
