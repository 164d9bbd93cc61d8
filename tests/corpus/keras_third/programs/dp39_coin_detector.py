import numpy as np
from tensorflow.keras import backend as K
from tensorflow.keras.layers import Dense, Input
from tensorflow.keras.models import Sequential

K.set_floatx('float16')     # half the memory

metal = np.random.randint(0, 2, 400)
pulse = np.exp(-np.linspace(0, 3, 50) * (1 + metal[:, None])) + 0.05 * np.random.randn(400, 50)

model = Sequential([
    Input((50,)),
    Dense(20, activation='relu'),
    Dense(1, activation='sigmoid'),
])
model.compile(loss='binary_crossentropy', optimizer='sgd', metrics=['accuracy'])
model.fit(pulse.astype(K.floatx()), metal.astype(K.floatx()), epochs=2, batch_size=20, verbose=2)
K.set_floatx('float32')
