import keras
import keras_tuner as kt
from keras import layers
from keras.datasets import fashion_mnist


class FashionHyperModel(kt.HyperModel):
    def __init__(self, input_shape, num_classes):
        super().__init__()
        self.input_shape = input_shape
        self.num_classes = num_classes

    def build(self, hp):
        inputs = keras.Input(shape=self.input_shape)
        x = layers.Flatten()(inputs)
        for i in range(hp.Int("num_layers", 1, 3)):
            x = layers.Dense(
                units=hp.Int(f"units_{i}", min_value=32, max_value=256, step=32),
                activation=hp.Choice("activation", ["relu", "tanh"]),
            )(x)
            if hp.Boolean("dropout"):
                x = layers.Dropout(0.25)(x)
        outputs = layers.Dense(self.num_classes)(x)
        model = keras.Model(inputs, outputs)
        model.compile(
            optimizer=keras.optimizers.Adam(hp.Float("lr", 1e-4, 1e-2, sampling="log")),
            loss="sparse_categorical_crossentropy",
            metrics=["accuracy"],
        )
        return model

    def fit(self, hp, model, *args, **kwargs):
        return model.fit(*args, batch_size=hp.Choice("batch_size", [64, 128]), **kwargs)


(x_train, y_train), (x_test, y_test) = fashion_mnist.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0

tuner = kt.Hyperband(
    FashionHyperModel((28, 28), 10),
    objective="val_accuracy",
    max_epochs=10,
    factor=3,
    directory="tuning",
    project_name="fashion",
)
stop_early = keras.callbacks.EarlyStopping(monitor="val_loss", patience=5)
tuner.search(x_train, y_train, epochs=10, validation_split=0.2, callbacks=[stop_early])
best = tuner.get_best_models(1)[0]
print(best.evaluate(x_test, y_test))
