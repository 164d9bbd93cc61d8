from sklearn.calibration import CalibratedClassifierCV
from sklearn.datasets import make_classification
from sklearn.metrics import brier_score_loss
from sklearn.model_selection import train_test_split
from sklearn.svm import LinearSVC

X, y = make_classification(n_samples=900, n_features=12, random_state=21)
X_tr, X_te, y_tr, y_te = train_test_split(X, y, random_state=21)
raw = LinearSVC().fit(X_tr, y_tr)
calibrated = CalibratedClassifierCV(LinearSVC(), cv=3).fit(X_tr, y_tr)


def output(model):
    if isinstance(model, CalibratedClassifierCV):
        return model.predict_proba(X_te)[:, 1]
    return model.decision_function(X_te)


for title, model in dict(raw=raw, calibrated=calibrated).items():
    print(title, brier_score_loss(y_te, output(model)))
