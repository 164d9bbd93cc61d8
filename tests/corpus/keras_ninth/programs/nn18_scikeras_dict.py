import keras
from scikeras.wrappers import KerasClassifier
from sklearn.datasets import load_wine
from sklearn.model_selection import RandomizedSearchCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

X, y = load_wine(return_X_y=True)


def net(meta, width=32, dropout=0.1):
    inputs = keras.Input((meta["n_features_in_"],))
    h = keras.layers.Dense(width, activation="relu")(inputs)
    h = keras.layers.Dropout(dropout)(h)
    outputs = keras.layers.Dense(meta["n_classes_"], activation="softmax")(h)
    return keras.Model(inputs, outputs)


clf = KerasClassifier(
    model=net,
    loss=keras.losses.SparseCategoricalCrossentropy(),
    optimizer=keras.optimizers.Adam,
    optimizer__learning_rate=1e-2,
    model__width=32,
    epochs=15,
    verbose=0,
)
grid = {
    "kerasclassifier__model__width": [16, 32, 64],
    "kerasclassifier__model__dropout": [0.0, 0.2],
}
search = RandomizedSearchCV(make_pipeline(StandardScaler(), clf), grid, n_iter=4, scoring="neg_log_loss", cv=3)
search.fit(X, y)
print(search.best_params_, search.predict_proba(X[:2]))
