import keras
import numpy as np
from sklearn.datasets import load_wine
from sklearn.metrics import confusion_matrix
from sklearn.model_selection import train_test_split

X, y = load_wine(return_X_y=True)
y = keras.utils.to_categorical(y)
X = (X - X.mean(0)) / X.std(0)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=0)

clf = keras.Sequential()
clf.add(keras.Input((13,)))
clf.add(keras.layers.Dense(20, activation="relu"))
clf.add(keras.layers.Dense(y.shape[1], activation="softmax"))
clf.compile(loss="categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
clf.fit(X_train, y_train, epochs=4, validation_data=(X_test, y_test), verbose=0)

y_pred = np.argmax(clf.predict(X_test, verbose=0), axis=1)
y_true = np.argmax(y_test, axis=1)
print(confusion_matrix(y_true, y_pred))
