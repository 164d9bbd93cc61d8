import keras
import numpy as np
from keras import layers

keras.config.set_dtype_policy("mixed_bfloat16")

NUM_SPEAKERS = 25
rng = np.random.default_rng(8)
speaker = rng.integers(0, NUM_SPEAKERS, 500)
voice = rng.normal(size=(NUM_SPEAKERS, 30))[speaker] + 0.6 * rng.normal(size=(500, 30))

inp = keras.Input((30,))
h = layers.Dense(64, activation="gelu")(inp)
h = layers.LayerNormalization()(h)
h = layers.Dense(NUM_SPEAKERS)(h)
out = layers.Softmax(name="speaker")(h)
model = keras.Model(inp, out)
model.compile(optimizer="adamw", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(voice, speaker, epochs=2, batch_size=50, verbose=0)
print(out.dtype, model.evaluate(voice, speaker, verbose=0))
