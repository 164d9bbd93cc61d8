import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import classification_report, roc_auc_score
from sklearn.model_selection import cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import LinearSVC

X, y = load_breast_cancer(return_X_y=True)
svm = make_pipeline(StandardScaler(), LinearSVC(C=0.01, dual="auto"))
scores = cross_val_predict(svm, X, y, cv=5, method="decision_function")
print("auc", roc_auc_score(y, scores))
predicted = np.where(scores >= 0.5, 1, 0)
print(classification_report(y, predicted, target_names=["malignant", "benign"]))
