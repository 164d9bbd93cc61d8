import keras
import pandas as pd
from sklearn.datasets import load_iris
from sklearn.preprocessing import OneHotEncoder

iris = load_iris(as_frame=True)
enc = OneHotEncoder(sparse_output=False)
onehot = enc.fit_transform(iris.target.to_frame())
frame = pd.concat([iris.data, pd.DataFrame(onehot, columns=iris.target_names)], axis=1)
frame = frame.sample(frac=1, random_state=0)

X = frame.iloc[:, :4].to_numpy()
y = frame[list(iris.target_names)].to_numpy().argmax(axis=1)

m = keras.Sequential([
    keras.layers.Input((4,)),
    keras.layers.Normalization(),
    keras.layers.Dense(10, activation="relu"),
    keras.layers.Dense(3, activation="softmax"),
])
m.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["sparse_categorical_accuracy"])
m.fit(X, y, epochs=3, verbose=0)
print(m.evaluate(X, y, verbose=0))
