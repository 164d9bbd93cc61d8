import numpy as np
from tensorflow.keras.layers import LSTM, Dense, Input, TimeDistributed
from tensorflow.keras.models import Model

rng = np.random.default_rng(2)
x = rng.normal(size=(80, 25, 3)).astype('float32')
spike = (x[..., 0] > 1.0).astype('float32')

i = Input((25, 3))
h = LSTM(8, return_sequences=True)(i)
o = TimeDistributed(Dense(1, activation='sigmoid'))(h)
m = Model(i, o)
m.compile(loss='binary_crossentropy', optimizer='adam', metrics=['accuracy'])
m.fit(x, spike[..., None], epochs=2, verbose=2)
found = m.predict(x[:5], verbose=0)[..., 0] > 0.5
print((found == spike[:5].astype(bool)).mean())
