import numpy as np
import pandas as pd
from tensorflow.keras.layers import LSTM, Dense, Dropout
from tensorflow.keras.models import Sequential

LOOK_BACK = 30

df = pd.read_csv("btc_hourly.csv", parse_dates=["time"], index_col="time")
df["ret"] = df["close"].pct_change()
df["vol"] = np.log1p(df["volume"])
df["target"] = (df["close"].shift(-1) > df["close"]).astype(int)
df = df.dropna()

values = df[["ret", "vol"]].to_numpy()
values = (values - values.mean(0)) / values.std(0)
target = df["target"].to_numpy()

X = np.stack([values[i - LOOK_BACK : i] for i in range(LOOK_BACK, len(values))])
y = target[LOOK_BACK - 1 : -1]
split = int(0.8 * len(X))

model = Sequential(
    [
        LSTM(64, return_sequences=True, input_shape=(LOOK_BACK, 2)),
        Dropout(0.2),
        LSTM(32),
        Dense(16, activation="relu"),
        Dense(1, activation="softmax"),
    ]
)
model.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])
model.fit(X[:split], y[:split], epochs=20, batch_size=64, validation_data=(X[split:], y[split:]), shuffle=False)
