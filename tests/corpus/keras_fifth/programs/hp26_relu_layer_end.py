import keras
from keras.layers import BatchNormalization, Dense, Input, ReLU
from sklearn.datasets import load_digits

digits = load_digits()
x = digits.data / 16
y = keras.utils.to_categorical(digits.target)

model = keras.Sequential([Input((64,))])
for units in (48, 24):
    model.add(Dense(units))
    model.add(BatchNormalization())
    model.add(ReLU())
model.add(Dense(10))
model.add(ReLU())
model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
model.fit(x, y, epochs=2, batch_size=64, verbose=0)
print(dict(zip(model.metrics_names, model.evaluate(x, y, verbose=0))))
