from functools import partial

from sklearn.datasets import load_digits
from sklearn.linear_model import SGDClassifier
from sklearn.metrics import hinge_loss, log_loss, top_k_accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler

METRICS = {
    "hinge": ("decision_function", hinge_loss),
    "top3": ("decision_function", partial(top_k_accuracy_score, k=3)),
    "log_loss": ("predict_proba", log_loss),
}

X, y = load_digits(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
clf = make_pipeline(MinMaxScaler(), SGDClassifier(loss="log_loss", random_state=0))
clf.fit(X_train, y_train)
for name, (method, metric) in METRICS.items():
    output = getattr(clf, method)(X_test)
    print(f"{name:>9}: {metric(y_test, output):.4f}")
