import keras
import numpy as np
from keras import layers

from pretrain import pretrained

rng = np.random.default_rng(1)
old_y = rng.integers(0, 8, 300)
x = rng.normal(size=(8, 10))[old_y] + rng.normal(size=(300, 10))
new_y = old_y // 4

old = pretrained(x, old_y, 8)
trunk = keras.Model(old.input, old.get_layer("trunk").output)
trunk.trainable = False

z = layers.Dense(2, name="new_head")(trunk(old.input))
new = keras.Model(old.input, z)
new.compile(optimizer="adam", loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
new.fit(x, new_y, epochs=2, verbose=0)
print(new.evaluate(x, new_y, verbose=0))
