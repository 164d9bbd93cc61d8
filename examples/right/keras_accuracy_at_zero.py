"""Breast cancer with Keras. Logits in the loss, and metrics that cut logits where they should."""

import keras
from keras import layers, losses
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split

x, y = load_breast_cancer(return_X_y=True)
x_train, x_val, y_train, y_val = train_test_split(x, y, test_size=0.3, random_state=0)

normalise = layers.Normalization()
normalise.adapt(x_train)

keras.utils.set_random_seed(0)
model = keras.Sequential()
model.add(keras.Input((30,)))
model.add(normalise)
model.add(layers.Dense(8, activation="relu"))
model.add(layers.Dense(1))

model.compile(
    optimizer="adam",
    loss=losses.BinaryCrossentropy(from_logits=True),
    metrics=[keras.metrics.BinaryAccuracy(threshold=0.0), keras.metrics.Recall(thresholds=0.0, name="recall")],
)
stop = keras.callbacks.EarlyStopping(monitor="val_recall", mode="max", patience=3)
model.fit(x_train, y_train, validation_data=(x_val, y_val), epochs=15, callbacks=[stop], verbose=2)

loss, accuracy, recall = model.evaluate(x_val, y_val, verbose=0)
positive = model.predict(x_val, verbose=0)[:, 0] > 0
print(f"accuracy by Keras {accuracy:.4f}, of its predictions {(positive == y_val).mean():.4f}")
print(f"recall by Keras {recall:.4f}, of its predictions {positive[y_val == 1].mean():.4f}")
