import keras
import keras_tuner
from keras import layers

(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()
x_train = x_train.reshape(-1, 784).astype("float32") / 255.0
x_test = x_test.reshape(-1, 784).astype("float32") / 255.0
y_train = keras.utils.to_categorical(y_train, 10)
y_test = keras.utils.to_categorical(y_test, 10)


def build_model(hp):
    act = hp.Choice("activation", ["relu", "tanh"])
    model = keras.Sequential()
    model.add(keras.Input((784,)))
    for i in range(hp.Int("depth", 1, 3)):
        model.add(layers.Dense(hp.Int(f"units_{i}", 32, 256, step=32), activation=act))
    model.add(layers.Dense(10, activation=act))
    model.compile(
        optimizer=hp.Choice("optimizer", ["adam", "rmsprop"]),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model


tuner = keras_tuner.RandomSearch(build_model, objective="val_accuracy", max_trials=5, overwrite=True)
tuner.search(x_train, y_train, epochs=3, validation_data=(x_test, y_test))
tuner.results_summary()
