import keras
import numpy as np
from keras import layers

settings = dict(units=(32, 16), activation="selu", init="lecun_normal", classes=4)
act = keras.activations.get(settings["activation"])

rng = np.random.default_rng(45)
y = rng.integers(0, settings["classes"], 360)
x = rng.normal(size=(4, 8))[y] + rng.normal(size=(360, 8))

net = keras.Sequential([layers.Input((8,))])
for u in (*settings["units"], settings["classes"]):
    net.add(layers.Dense(u, kernel_initializer=settings["init"]))
    net.add(layers.Activation(act))
net.compile(optimizer="adam", loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
net.fit(x, y, epochs=3, verbose=0)
print(net.evaluate(x, y, verbose=0))
