import keras
import numpy as np
import pandas as pd
from sklearn.datasets import load_wine
from sklearn.preprocessing import MinMaxScaler

wine = load_wine(as_frame=True).frame
print(wine.target.unique())

scaler = MinMaxScaler()
wine = pd.DataFrame(scaler.fit_transform(wine), columns=wine.columns)
wine = wine.sample(frac=1, random_state=13)

train, test = wine[:140], wine[140:]
X_train, y_train = train.drop(columns="target").values, train["target"].values
X_test, y_test = test.drop(columns="target").values, test["target"].values

inputs = keras.layers.Input((13,))
x = keras.layers.Dense(32, activation="relu")(inputs)
x = keras.layers.Dense(32, activation="relu")(x)
outputs = keras.layers.Dense(3, activation="softmax")(x)
clf = keras.Model(inputs=inputs, outputs=outputs)
clf.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
clf.fit(X_train, y_train, epochs=5, batch_size=20, verbose=0)
print("test loss", clf.evaluate(X_test, y_test, verbose=0))
print(np.bincount(clf.predict(X_test, verbose=0).argmax(1), minlength=3))
