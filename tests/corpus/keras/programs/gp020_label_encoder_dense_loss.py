import keras
import numpy as np
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import LabelEncoder, StandardScaler

rng = np.random.default_rng(3)
crops = ["maize", "rice", "lentil", "coffee"]
soil = pd.DataFrame(rng.normal(size=(400, 5)), columns=["N", "P", "K", "ph", "rain"])
soil["crop"] = rng.choice(crops, 400)

le = LabelEncoder()
soil["crop"] = le.fit_transform(soil["crop"])

X = StandardScaler().fit_transform(soil.drop(columns="crop"))
y = soil["crop"].values
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=42)

model = keras.Sequential()
model.add(keras.layers.Dense(32, input_shape=(5,), activation="relu"))
model.add(keras.layers.Dense(16, activation="relu"))
model.add(keras.layers.Dense(len(le.classes_), activation="softmax"))
model.compile(loss="categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
early = keras.callbacks.EarlyStopping(patience=3, restore_best_weights=True)
model.fit(X_train, y_train, validation_data=(X_test, y_test), epochs=20, callbacks=[early])
