"""Direction of tomorrow's close from ten days of returns."""
import numpy as np
import pandas as pd
from tensorflow.keras import Input, Model
from tensorflow.keras.layers import GRU, Dense

WINDOW = 10

rng = np.random.default_rng(0)
close = pd.Series(100 * np.exp(np.cumsum(0.01 * rng.standard_normal(900))), name="close")
ret = close.pct_change().fillna(0.0)
direction = np.sign(close.diff().shift(-1).fillna(0.0)).to_numpy()

X = np.stack([ret.to_numpy()[i - WINDOW : i] for i in range(WINDOW, len(ret))])[..., None]
y = direction[WINDOW - 1 : -1]

inp = Input((WINDOW, 1))
h = GRU(16)(inp)
out = Dense(1, activation="sigmoid")(h)
model = Model(inp, out)
model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
model.fit(X, y, epochs=3, batch_size=64, validation_split=0.2, verbose=2)
