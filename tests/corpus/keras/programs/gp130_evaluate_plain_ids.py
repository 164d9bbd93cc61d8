import keras
from keras import layers
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

digits = load_digits()
splits = dict(zip(
    ("x_train", "x_test", "y_train", "y_test"),
    train_test_split(digits.data / 16.0, digits.target, test_size=0.25, random_state=9),
))

model = keras.Sequential([
    layers.Input((64,)),
    layers.Dense(32, activation="relu"),
    layers.Dense(10, activation="softmax"),
])
model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
model.fit(splits["x_train"], keras.utils.to_categorical(splits["y_train"], 10), epochs=2, verbose=0)
print(model.evaluate(splits["x_test"], splits["y_test"], verbose=0))
