import numpy as np
from scipy.special import softmax
from sklearn.datasets import load_wine
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

X, y = load_wine(return_X_y=True)
X_tr, X_te, y_tr, y_te = train_test_split(X, y, random_state=3)
members = {
    "logreg": make_pipeline(StandardScaler(), LogisticRegression()),
    "bayes": GaussianNB(),
    "knn": make_pipeline(StandardScaler(), KNeighborsClassifier(7)),
}
votes = {name: m.fit(X_tr, y_tr).predict_proba(X_te) for name, m in members.items()}
weights = np.array([0.5, 0.2, 0.3])
mean = np.tensordot(weights, np.stack(list(votes.values())), axes=1)
confidence = softmax(mean, axis=1)
sure = confidence.max(axis=1) > 0.9
print(f"accuracy {(confidence.argmax(1) == y_te).mean():.3f}, automatic for {sure.mean():.0%} of the bottles")
