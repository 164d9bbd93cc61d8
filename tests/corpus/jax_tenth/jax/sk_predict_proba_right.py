import jax
import jax.numpy as jnp
import numpy as np
import optax
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.datasets import load_iris
from sklearn.metrics import log_loss
from sklearn.model_selection import train_test_split


class JaxSoftmaxRegression(BaseEstimator, ClassifierMixin):
    def __init__(self, lr=0.1, steps=200):
        self.lr = lr
        self.steps = steps

    def decision_function(self, X):
        return jnp.asarray(X) @ self.coef_ + self.intercept_

    def fit(self, X, y):
        self.classes_, ids = np.unique(y, return_inverse=True)
        params = (jnp.zeros((X.shape[1], len(self.classes_))), jnp.zeros(len(self.classes_)))
        tx = optax.adam(self.lr)
        state = tx.init(params)

        @jax.jit
        def step(params, state):
            def loss(p):
                return optax.softmax_cross_entropy_with_integer_labels(X @ p[0] + p[1], ids).mean()

            grads = jax.grad(loss)(params)
            updates, state = tx.update(grads, state)
            return optax.apply_updates(params, updates), state

        for _ in range(self.steps):
            params, state = step(params, state)
        self.coef_, self.intercept_ = params
        return self

    def predict_proba(self, X):
        return np.asarray(jax.nn.softmax(self.decision_function(X), axis=1))

    def predict(self, X):
        return self.classes_[self.predict_proba(X).argmax(1)]


X, y = load_iris(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0, stratify=y)
clf = JaxSoftmaxRegression().fit(X_train, y_train)
print(clf.score(X_test, y_test), log_loss(y_test, clf.predict_proba(X_test)))
