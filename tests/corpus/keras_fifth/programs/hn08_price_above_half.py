import numpy as np
from tensorflow.keras.layers import Dense
from tensorflow.keras.models import Sequential

rng = np.random.RandomState(8)
room = rng.rand(300, 4)
occupancy = np.clip(room @ [0.2, 0.3, 0.1, 0.4] + .05 * rng.randn(300), 0, 1)

model = Sequential()
model.add(Dense(16, activation='relu', input_shape=(4,)))
model.add(Dense(1))
model.compile(loss='mean_absolute_error', optimizer='adam', metrics=['mse'])
model.fit(room, occupancy, epochs=3, verbose=0)
busy = model.predict(room, verbose=0)[:, 0] > 0.5
print('more than half full:', busy.sum(), 'of', len(busy))
