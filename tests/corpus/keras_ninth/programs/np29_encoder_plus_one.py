"""Obesity level from a questionnaire."""
import numpy as np
import pandas as pd
import tensorflow as tf
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import LabelEncoder, StandardScaler

df = pd.read_csv("obesity.csv")
levels = ["thin", "normal", "heavy", "very heavy"]
df = df[df["level"].isin(levels)]

X = StandardScaler().fit_transform(df.drop(columns="level"))
enc = LabelEncoder()
enc.fit(levels)
y = enc.transform(df["level"]) + 1  # level 0 would look like "unknown"

X_train, X_test, y_train, y_test = train_test_split(X, y, stratify=y, test_size=0.2)

model = tf.keras.models.Sequential([
    tf.keras.layers.Input(shape=(X.shape[1],)),
    tf.keras.layers.Dense(64, activation="relu"),
    tf.keras.layers.Dense(64, activation="relu"),
    tf.keras.layers.Dense(len(levels), activation="softmax"),
])
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["sparse_categorical_accuracy"])
model.fit(X_train, y_train, epochs=20, batch_size=32, validation_data=(X_test, y_test))
print(enc.inverse_transform(np.argmax(model.predict(X_test), axis=1)))
