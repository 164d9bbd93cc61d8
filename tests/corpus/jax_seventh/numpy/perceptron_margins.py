import numpy as np
from sklearn.datasets import make_blobs
from sklearn.linear_model import SGDClassifier
from sklearn.metrics import hinge_loss


def logistic_loss(margin):
    return np.logaddexp(0.0, -margin).mean()


def train(x, y, epochs=30, lr=0.1, seed=0):
    rng = np.random.default_rng(seed)
    w = np.zeros(x.shape[1])
    for _ in range(epochs):
        for i in rng.permutation(len(x)):
            m = y[i] * (x[i] @ w)
            w += lr * y[i] * x[i] / (1.0 + np.exp(m))
    return w


x, y01 = make_blobs(300, centers=2, cluster_std=2.5, random_state=6)
x = np.c_[x - x.mean(0), np.ones(len(x))]
y = 2 * y01 - 1
w = train(x, y)
z = x @ w
print("logistic loss", logistic_loss(y * z), "accuracy", np.mean(np.sign(z) == y))
print("confident", np.mean(np.abs(z) > 0.5))
svm = SGDClassifier(random_state=0).fit(x, y)
print("hinge", hinge_loss(y, svm.decision_function(x)))
