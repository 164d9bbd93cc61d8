from sklearn.datasets import load_wine
from sklearn.preprocessing import StandardScaler

from variants import ProbabilityClassifier, ScoreClassifier

X, y = load_wine(return_X_y=True)
X = StandardScaler().fit_transform(X)
for kind in (ScoreClassifier, ProbabilityClassifier):
    clf = kind(X.shape[1], 3)
    print(kind.__name__, clf.fit(X, y).history["loss"])
print("confident", clf.confident(X).mean())
