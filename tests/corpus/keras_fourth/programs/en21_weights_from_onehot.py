import keras
import numpy as np
from keras import layers
from sklearn.utils.class_weight import compute_class_weight

rng = np.random.default_rng(6)
stage = rng.choice(4, 500, p=[0.6, 0.2, 0.15, 0.05])
lab = rng.normal(size=(4, 9))[stage] + 0.5 * rng.normal(size=(500, 9))

onehot = np.eye(4)[stage]
per_class = compute_class_weight("balanced", classes=np.arange(4), y=stage)
weights = (onehot * per_class).sum(axis=1)

drop = layers.Dropout(0.2)
model = keras.Sequential([keras.Input((9,)), layers.Dense(32, activation="relu"), drop, layers.Dense(4), layers.Softmax()])
model.compile("adam", "categorical_crossentropy", weighted_metrics=["accuracy"])
model.fit(lab, onehot, sample_weight=weights, epochs=3, verbose=0)

ids = onehot.argmax(axis=1)
again = keras.models.clone_model(model)
again.compile("adam", keras.losses.SparseCategoricalCrossentropy(), metrics=["sparse_categorical_accuracy"])
again.fit(lab, ids, class_weight=dict(enumerate(per_class)), epochs=3, verbose=0)
print(model.evaluate(lab, onehot, verbose=0), again.evaluate(lab, ids, verbose=0))
