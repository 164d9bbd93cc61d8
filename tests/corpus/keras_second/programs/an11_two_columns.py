import numpy as np
import pandas as pd
from keras.layers import Dense, Dropout, Input
from keras.models import Sequential
from keras.utils import to_categorical
from sklearn.model_selection import train_test_split

rng = np.random.default_rng(100)
heart = pd.DataFrame({
    "age": rng.integers(29, 77, 400),
    "chol": rng.normal(246, 50, 400),
    "thalach": rng.normal(150, 22, 400),
    "oldpeak": rng.exponential(1.0, 400),
})
heart["num"] = np.where(heart.oldpeak + (heart.age - 54) / 15 > 1.2, rng.integers(1, 5, 400), 0)

X = heart.drop(columns="num")
X = (X - X.mean()) / X.std()
has_disease = (heart["num"] > 0).astype(int)
Y = to_categorical(has_disease, num_classes=2)
X_train, X_test, Y_train, Y_test = train_test_split(X.values, Y, test_size=0.2, random_state=42, stratify=has_disease)

model = Sequential()
model.add(Input((4,)))
model.add(Dense(8, kernel_initializer="normal", activation="relu"))
model.add(Dropout(0.25))
model.add(Dense(2, activation="softmax"))
model.compile(loss="binary_crossentropy", optimizer="rmsprop", metrics=["accuracy"])
model.fit(X_train, Y_train, validation_data=(X_test, Y_test), epochs=2, batch_size=10, verbose=0)

pred = np.argmax(model.predict(X_test, verbose=0), axis=1)
print("accuracy", (pred == np.argmax(Y_test, axis=1)).mean())
