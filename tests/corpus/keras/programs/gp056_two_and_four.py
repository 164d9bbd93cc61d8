import keras
import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import RobustScaler

bunch = load_breast_cancer()
BENIGN, MALIGNANT = 2, 4
y = np.where(bunch.target == 1, BENIGN, MALIGNANT)
X_train, X_test, y_train, y_test = train_test_split(bunch.data, y, test_size=0.2, random_state=0)
scaler = RobustScaler().fit(X_train)

model = keras.Sequential(name="wdbc")
model.add(keras.Input(shape=(X_train.shape[1],)))
model.add(keras.layers.Dense(16, activation="relu"))
model.add(keras.layers.Dropout(0.2))
model.add(keras.layers.Dense(1, activation="sigmoid"))
model.compile(optimizer="adam", loss="binary_crossentropy")
history = model.fit(scaler.transform(X_train), y_train, epochs=10, batch_size=32, verbose=0,
                    validation_data=(scaler.transform(X_test), y_test))
print(history.history["loss"][0], "->", history.history["loss"][-1])
