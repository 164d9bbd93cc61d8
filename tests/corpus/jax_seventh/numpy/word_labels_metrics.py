import contextlib
import warnings

import numpy as np
from sklearn.calibration import CalibratedClassifierCV
from sklearn.datasets import load_iris
from sklearn.metrics import accuracy_score, log_loss, roc_auc_score, top_k_accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.svm import LinearSVC


@contextlib.contextmanager
def quiet():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


iris = load_iris()
names = np.char.title(iris.target_names[iris.target])
X_tr, X_te, y_tr, y_te = train_test_split(iris.data, names, stratify=names, random_state=0)
with quiet():
    raw = LinearSVC().fit(X_tr, y_tr)
    clf = CalibratedClassifierCV(LinearSVC(), cv=3).fit(X_tr, y_tr)
p = clf.predict_proba(X_te)
print("log loss", log_loss(y_te, p, labels=clf.classes_))
print("auc", roc_auc_score(y_te, p, multi_class="ovr"))
print("top 2", top_k_accuracy_score(y_te, raw.decision_function(X_te), k=2, labels=raw.classes_))
print("accuracy", accuracy_score(y_te, clf.classes_[p.argmax(axis=1)]))
