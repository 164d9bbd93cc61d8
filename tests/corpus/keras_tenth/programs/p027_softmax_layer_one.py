import keras
import numpy as np

rs = np.random.RandomState(14)
vibration = rs.normal(size=(360, 24, 2))
worn = rs.randint(0, 2, 360)
vibration[worn == 1, ::3] *= 2.5

signal = keras.layers.Input(shape=(24, 2))
q = keras.layers.Conv1D(8, 4, activation="relu")(signal)
q = keras.layers.MaxPool1D(2)(q)
q = keras.layers.Flatten()(q)
q = keras.layers.Dense(1)(q)
bearing = keras.models.Model(signal, keras.layers.Softmax()(q))
bearing.compile(optimizer="adam", loss=keras.losses.BinaryCrossentropy(), metrics=[keras.metrics.AUC()])
bearing.fit(vibration, worn.reshape((-1, 1)), epochs=2, batch_size=36, verbose=0)
print(bearing.predict(vibration[:4], verbose=0))
