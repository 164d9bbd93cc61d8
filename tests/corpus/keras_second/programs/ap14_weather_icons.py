import numpy as np
import pandas as pd
import tensorflow as tf

CONDITIONS = ["sun", "clouds", "rain", "snow"]
COND_TO_ID = {c: i for i, c in enumerate(CONDITIONS)}

rng = np.random.default_rng(0)
hours = pd.date_range("2023-01-01", periods=720, freq="h")
obs = pd.DataFrame({"temp": 8 + 6 * np.sin(2 * np.pi * hours.hour / 24) + rng.normal(0, 3, 720),
                    "hum": rng.uniform(30, 100, 720),
                    "press": rng.normal(1013, 8, 720)}, index=hours)
obs["cond"] = np.select([(obs.hum > 75) & (obs.temp < 4), obs.hum > 75, obs.hum > 50],
                        ["snow", "rain", "clouds"], "sun")

feats = obs[["temp", "hum", "press"]]
feats = (feats - feats.mean()) / feats.std()
WINDOW = 12
xs = np.stack([feats.values[i - WINDOW:i] for i in range(WINDOW, len(obs))]).astype("float32")
ys = obs["cond"].map(COND_TO_ID).values[WINDOW:]

train = tf.data.Dataset.from_tensor_slices((xs[:600], ys[:600])).shuffle(600).batch(32)
valid = tf.data.Dataset.from_tensor_slices((xs[600:], ys[600:])).batch(32)

inp = tf.keras.layers.Input(shape=(WINDOW, 3))
x = tf.keras.layers.LSTM(16, return_sequences=True)(inp)
x = tf.keras.layers.LSTM(16)(x)
out = tf.keras.layers.Dense(len(CONDITIONS), activation="sigmoid")(x)
model = tf.keras.models.Model(inputs=inp, outputs=out)
model.compile(loss=tf.keras.losses.sparse_categorical_crossentropy,
              optimizer=tf.keras.optimizers.Adam(learning_rate=3e-3),
              metrics=[tf.keras.metrics.CategoricalAccuracy(name="acc")])
es = tf.keras.callbacks.EarlyStopping(monitor="val_loss", patience=1, restore_best_weights=True)
model.fit(train, validation_data=valid, epochs=2, callbacks=[es], verbose=2)
