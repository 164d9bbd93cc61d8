import numpy as np
import tensorflow as tf
from tensorflow.keras.layers import LSTM, Bidirectional, Dense, Input, TimeDistributed
from tensorflow.keras.models import Sequential

T = 24
speech = (np.random.rand(100, T // 6) < 0.5).repeat(6, axis=1)
energy = np.random.gamma(2, 1, (100, T, 5)) * (0.3 + speech[..., None])

vad = Sequential([
    Input((T, 5)),
    Bidirectional(LSTM(10, return_sequences=True)),
    TimeDistributed(Dense(1, activation='softmax')),
])
vad.compile(loss='binary_crossentropy', optimizer='adam', metrics=['accuracy'])
vad.fit(energy.astype('float32'), speech[..., None].astype('float32'), epochs=2, verbose=2)
