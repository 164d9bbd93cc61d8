import keras
from sklearn.datasets import load_wine
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from keras.wrappers import SKLearnClassifier


def dynamic_model(X, y, loss, layers=(10,)):
    """The wrapper one-hot encodes the classes and calls this with X and the encoded y."""
    n_features, n_outputs = X.shape[1], y.shape[1]
    inp = x = keras.layers.Input(shape=(n_features,))
    for width in layers:
        x = keras.layers.Dense(width, activation="relu")(x)
    out = keras.layers.Dense(n_outputs)(x)
    model = keras.Model(inp, out)
    model.compile(loss=loss, optimizer="rmsprop")
    return model


X, y = load_wine(return_X_y=True)
clf = SKLearnClassifier(
    model=dynamic_model,
    model_kwargs={"loss": "categorical_crossentropy", "layers": (20, 20)},
    fit_kwargs={"epochs": 3, "verbose": 0},
)
search = GridSearchCV(make_pipeline(StandardScaler(), clf), {"sklearnclassifier__model_kwargs": [
    {"loss": "categorical_crossentropy", "layers": (20,)},
    {"loss": "categorical_crossentropy", "layers": (20, 20)},
]}, cv=2)
search.fit(X, y)
print(search.best_score_, search.best_params_)
