"""One estimator for two classes, several classes and several labels."""
import keras
from scikeras.wrappers import KerasClassifier
from sklearn.datasets import load_breast_cancer, load_digits, make_multilabel_classification
from sklearn.model_selection import cross_val_score


class MLPClassifier(KerasClassifier):
    def __init__(self, hidden_layer_sizes=(100,), optimizer="adam", epochs=20, verbose=0, **kwargs):
        super().__init__(**kwargs)
        self.hidden_layer_sizes = hidden_layer_sizes
        self.optimizer = optimizer
        self.epochs = epochs
        self.verbose = verbose

    def _keras_build_fn(self, compile_kwargs):
        model = keras.Sequential()
        model.add(keras.layers.Input(shape=(self.n_features_in_,)))
        for size in self.hidden_layer_sizes:
            model.add(keras.layers.Dense(size, activation="relu"))
        if self.target_type_ == "binary":
            n_output_units = 1
            output_activation = "sigmoid"
            loss = "binary_crossentropy"
        elif self.target_type_ == "multiclass":
            n_output_units = self.n_classes_
            output_activation = "softmax"
            loss = "sparse_categorical_crossentropy"
        elif self.target_type_ == "multilabel-indicator":
            n_output_units = self.n_outputs_
            output_activation = "sigmoid"
            loss = "binary_crossentropy"
        else:
            raise NotImplementedError(f"Unsupported task type: {self.target_type_}")
        model.add(keras.layers.Dense(n_output_units, activation=output_activation))
        model.compile(loss=loss, optimizer=compile_kwargs["optimizer"])
        return model


for load in (load_breast_cancer, load_digits):
    X, y = load(return_X_y=True)
    print(load.__name__, cross_val_score(MLPClassifier(), X, y, cv=3).mean())
X, y = make_multilabel_classification(400, 20, n_classes=4)
MLPClassifier(hidden_layer_sizes=(50, 50)).fit(X, y)
