import keras
import keras_tuner as kt
import numpy as np
import tensorflow as tf
from sklearn.datasets import make_classification

X, y = make_classification(4000, 30, weights=[0.9], random_state=1)
X = X.astype("float32")


class ChurnHyperModel(kt.HyperModel):
    def build(self, hp):
        model = keras.Sequential([keras.Input((30,))])
        for i in range(hp.Int("layers", 1, 4)):
            model.add(keras.layers.Dense(hp.Int(f"u{i}", 16, 128, step=16), activation="relu"))
            model.add(keras.layers.Dropout(hp.Float(f"d{i}", 0.0, 0.5, step=0.1)))
        model.add(keras.layers.Dense(1))
        model.compile(
            optimizer=keras.optimizers.Adam(hp.Choice("learning_rate", [1e-2, 1e-3, 1e-4])),
            loss=keras.losses.BinaryCrossentropy(from_logits=True),
            metrics=[keras.metrics.AUC(name="auc"), keras.metrics.Recall(name="recall")],
        )
        return model


tuner = kt.BayesianOptimization(
    ChurnHyperModel(),
    objective=kt.Objective("val_auc", direction="max"),
    max_trials=10,
    overwrite=True,
)
tuner.search(X, y, validation_split=0.2, epochs=10, batch_size=128)
hps = tuner.get_best_hyperparameters()[0]
model = tuner.hypermodel.build(hps)
model.fit(X, y, epochs=20)
p = tf.sigmoid(model.predict(X)).numpy().ravel()
print("positives", np.sum(p > 0.5))
