import numpy as np
from scikeras.wrappers import KerasClassifier
from sklearn.datasets import make_classification
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler
from tensorflow import keras

X, y = make_classification(1200, 24, n_informative=12, n_classes=4, random_state=0)
X = X.astype("float32")


def get_model(hidden_layer_dim, meta):
    n_features_in_ = meta["n_features_in_"]
    n_classes_ = meta["n_classes_"]

    model = keras.models.Sequential()
    model.add(keras.layers.Input(shape=(n_features_in_,)))
    model.add(keras.layers.Dense(hidden_layer_dim))
    model.add(keras.layers.Activation("relu"))
    model.add(keras.layers.Dense(n_classes_))
    return model


clf = KerasClassifier(
    get_model,
    loss="sparse_categorical_crossentropy",
    optimizer="adam",
    hidden_layer_dim=100,
    epochs=10,
    verbose=0,
)
pipe = Pipeline([("scale", StandardScaler()), ("clf", clf)])
params = {"clf__hidden_layer_dim": [50, 100, 200], "clf__optimizer__learning_rate": [0.01, 0.001]}
search = GridSearchCV(pipe, params, scoring="accuracy", cv=3)
search.fit(X, y)
print(search.best_score_, search.best_params_)
print(np.bincount(search.predict(X)))
