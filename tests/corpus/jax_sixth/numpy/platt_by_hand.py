import numpy as np
from sklearn.datasets import make_classification
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, brier_score_loss, log_loss, roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.svm import LinearSVC

X, y = make_classification(1500, 20, n_informative=8, flip_y=0.1, random_state=6)
X_fit, X_rest, y_fit, y_rest = train_test_split(X, y, test_size=0.5, random_state=0)
X_cal, X_test, y_cal, y_test = train_test_split(X_rest, y_rest, test_size=0.5, random_state=1)

svm = LinearSVC(C=0.1).fit(X_fit, y_fit)
platt = LogisticRegression().fit(svm.decision_function(X_cal)[:, None], y_cal)

scores = svm.decision_function(X_test)
proba = platt.predict_proba(scores[:, None])[:, 1]
print("AUC", roc_auc_score(y_test, scores), "AP", average_precision_score(y_test, scores))
print("log loss", log_loss(y_test, proba), "Brier", brier_score_loss(y_test, proba))
print("margin > 0", np.mean((scores > 0) == y_test), " p > 0.5", np.mean((proba > 0.5) == y_test))
