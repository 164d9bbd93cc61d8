import keras
import numpy as np
import pandas as pd
from keras import layers
from sklearn.compose import ColumnTransformer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import OneHotEncoder, StandardScaler

rng = np.random.default_rng(1)
n = 700
df = pd.DataFrame({
    "tenure": rng.integers(1, 72, n),
    "charges": rng.normal(65, 20, n),
    "contract": rng.choice(["monthly", "yearly", "two years"], n),
})
df["churn"] = ((df.tenure < 12) & (df.contract == "monthly")).astype(int)

prep = ColumnTransformer([
    ("num", StandardScaler(), ["tenure", "charges"]),
    ("cat", OneHotEncoder(), ["contract"]),
])
train, test = train_test_split(df, test_size=0.25, random_state=0)
X_train = np.asarray(prep.fit_transform(train), dtype="float32")
X_test = np.asarray(prep.transform(test), dtype="float32")


def build_model(n_features, *hidden, **compile_args):
    stack = [layers.Input((n_features,))]
    stack += [layers.Dense(h, activation="relu") for h in hidden]
    stack.append(layers.Dense(1))
    m = keras.Sequential(stack)
    m.compile(**compile_args)
    return m


model = build_model(X_train.shape[1], 32, 16, optimizer="adam", loss="binary_crossentropy", metrics=["AUC"])
model.fit(X_train, train.churn.values, validation_split=0.1, epochs=4, verbose=0)
print(model.evaluate(X_test, test.churn.values, verbose=0))
