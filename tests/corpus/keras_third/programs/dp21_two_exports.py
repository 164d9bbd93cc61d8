"""The 2021 export stores a class number, the 2022 export a list with one entry per class."""
import numpy as np
import pandas as pd
import tensorflow as tf

N_FAULTS = 4
rng = np.random.default_rng(55)


def readings(n):
    return {f's{k}': rng.normal(size=n) for k in range(6)}


fault_21 = rng.integers(0, N_FAULTS, 80)
fault_22 = rng.integers(0, N_FAULTS, 80)
export_21 = pd.DataFrame({**readings(80), 'fault': fault_21})
export_22 = pd.DataFrame({**readings(80), 'fault': np.eye(N_FAULTS)[fault_22].tolist()})
table = pd.concat([export_21, export_22], ignore_index=True)

X = table.drop(columns='fault').to_numpy('float32')
y = table['fault'].to_numpy()

model = tf.keras.Sequential([
    tf.keras.layers.Input((6,)),
    tf.keras.layers.Dense(16, activation='relu'),
    tf.keras.layers.Dense(N_FAULTS, activation='softmax'),
])
model.compile(optimizer='adam', loss='sparse_categorical_crossentropy')
model.fit(X, y, epochs=2, batch_size=16)
