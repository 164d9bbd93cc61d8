import keras
import numpy as np
from keras import layers

# share of time that a cow spends on each of four activities
rng = np.random.default_rng(9)
share = rng.dirichlet([2.0, 1.0, 1.0, 0.5], size=350)
collar = share @ rng.normal(size=(4, 18)) + 0.1 * rng.normal(size=(350, 18))

inp = layers.Input((18,), name="collar")
x = layers.Dense(32, activation="elu")(inp)
x = layers.Dense(4, activation=keras.activations.log_softmax, name="activity")(x)
cow = keras.Model(inp, x)
cow.compile(loss="kl_divergence", optimizer="adam")
cow.fit(collar, share, epochs=3, batch_size=35, verbose=0)
print(np.exp(cow.predict(collar[:2], verbose=0)).round(2), share[:2].round(2))
