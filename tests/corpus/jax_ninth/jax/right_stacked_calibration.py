import numpy as np
from sklearn.calibration import CalibratedClassifierCV
from sklearn.datasets import make_classification
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import brier_score_loss, log_loss
from sklearn.model_selection import cross_val_predict, train_test_split
from sklearn.svm import LinearSVC

X, y = make_classification(3000, 20, n_informative=8, random_state=0)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=1)

svm = CalibratedClassifierCV(LinearSVC(), method="sigmoid", cv=3).fit(X_train, y_train)
gbm = GradientBoostingClassifier().fit(X_train, y_train)
p_svm = svm.predict_proba(X_test)[:, 1]
p_gbm = gbm.predict_proba(X_test)[:, 1]
print("svm", log_loss(y_test, p_svm), brier_score_loss(y_test, p_svm))
print("gbm", log_loss(y_test, p_gbm), brier_score_loss(y_test, p_gbm))

# raw margins are turned into probabilities by hand
margin = cross_val_predict(LinearSVC(), X_train, y_train, method="decision_function", cv=5)
scale = 1.0 / margin.std()
p = 1.0 / (1.0 + np.exp(-scale * margin))
print("by hand", log_loss(y_train, p), np.mean((margin > 0) == y_train))
blend = 0.5 * (p_svm + p_gbm)
print("blend", log_loss(y_test, blend), np.mean((blend > 0.5) == y_test))
