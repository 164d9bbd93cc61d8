import numpy as np
from tensorflow.keras import Sequential
from tensorflow.keras.layers import Dense, Input
from tensorflow.keras.utils import to_categorical

gait = np.random.randint(0, 3, 330)
imu = np.random.randn(330, 12) + np.eye(3, 12)[gait] * 1.5

model = Sequential([Input((12,)), Dense(20, activation='relu'), Dense(3, activation='tanh')])
model.compile(loss='categorical_hinge', optimizer='adam', metrics=['accuracy'])
model.fit(imu, to_categorical(gait), epochs=3, batch_size=33, verbose=2)
