import keras
import numpy as np

STAGES = 5
rng = np.random.default_rng(2)
hypnogram = np.repeat(rng.integers(0, STAGES, 60), 20)
eeg = rng.normal(size=(STAGES, 3))[hypnogram] + 0.7 * rng.normal(size=(1200, 3))
PAST = 12

windows = keras.utils.timeseries_dataset_from_array(
    data=eeg.astype("float32"),
    targets=hypnogram[PAST - 1:],
    sequence_length=PAST,
    batch_size=64,
)

inputs = keras.layers.Input(shape=(PAST, 3))
lstm_out = keras.layers.LSTM(24)(inputs)
outputs = keras.layers.Dense(STAGES, activation="softmax")(lstm_out)
model = keras.Model(inputs=inputs, outputs=outputs)
model.compile(optimizer=keras.optimizers.Adam(), loss="categorical_crossentropy")
history = model.fit(windows, epochs=2, callbacks=[keras.callbacks.EarlyStopping(monitor="loss", patience=2)])
