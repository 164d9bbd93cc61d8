import numpy as np
from tensorflow.keras.layers import LSTM, Activation, Dense, Input, Masking, TimeDistributed
from tensorflow.keras.models import Model

PHASES = 3
rng = np.random.RandomState(4)
phase = np.sort(rng.randint(0, PHASES, (80, 15)), axis=1)
signal = rng.randn(PHASES, 5)[phase] + .3 * rng.randn(80, 15, 5)

inputs = Input(shape=(15, 5))
x = Masking()(inputs)
x = LSTM(12, return_sequences=True)(x)
x = TimeDistributed(Dense(PHASES, activation='softmax'))(x)
outputs = Activation('softmax')(x)
model = Model(inputs, outputs)
model.compile(loss='sparse_categorical_crossentropy', optimizer='adam', metrics=['acc'])
model.fit(signal, phase, epochs=2, batch_size=16, verbose=2)
