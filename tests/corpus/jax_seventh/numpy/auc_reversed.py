from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

X, y = load_breast_cancer(return_X_y=True)
clf = make_pipeline(StandardScaler(), LogisticRegression(C=0.3))
total = 0.0
for train, test in StratifiedKFold(4, shuffle=True, random_state=0).split(X, y):
    scores = clf.fit(X[train], y[train]).predict_proba(X[test])[:, 1]
    total += roc_auc_score(scores, y[test])
print("auc", total / 4)
