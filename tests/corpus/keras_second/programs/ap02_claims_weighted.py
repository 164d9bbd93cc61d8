"""Insurance claims: few positives, so the positive class gets a weight."""
import numpy as np
import pandas as pd
import tensorflow as tf
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

rng = np.random.default_rng(3)
N = 900
df = pd.DataFrame({
    "age": rng.integers(18, 80, N),
    "car_age": rng.integers(0, 20, N),
    "km": rng.gamma(3, 5000, N),
    "bonus": rng.normal(60, 15, N),
})
risk = 0.03 * (40 - df.age) + 0.08 * df.car_age + df.km / 20000 - 2.2
df["claim"] = (rng.random(N) < 1 / (1 + np.exp(-risk))).astype(int)

features = [c for c in df.columns if c != "claim"]
train, valid = train_test_split(df, test_size=0.25, stratify=df.claim, random_state=0)
scaler = StandardScaler().fit(train[features])


def to_xy(part):
    return scaler.transform(part[features]).astype("float32"), part[["claim"]].to_numpy("float32")


def weighted_bce(pos_weight):
    def loss(y_true, y_pred):
        per_row = tf.nn.weighted_cross_entropy_with_logits(
            labels=y_true, logits=y_pred, pos_weight=pos_weight)
        return tf.reduce_mean(per_row)
    return loss


x_train, y_train = to_xy(train)
x_valid, y_valid = to_xy(valid)
neg, pos = (y_train == 0).sum(), (y_train == 1).sum()

net = tf.keras.Sequential(name="claims")
net.add(tf.keras.Input((len(features),)))
net.add(tf.keras.layers.Dense(24, activation="gelu"))
net.add(tf.keras.layers.Dropout(0.1))
net.add(tf.keras.layers.Dense(1, activation="sigmoid"))

net.compile(optimizer="rmsprop", loss=weighted_bce(neg / pos), metrics=[tf.keras.metrics.AUC(name="auc")])
net.fit(x_train, y_train, validation_data=(x_valid, y_valid), epochs=2, batch_size=64, verbose=2)
