import numpy as np
from sklearn.datasets import make_classification
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, precision_score, recall_score
from sklearn.model_selection import train_test_split


def predict_at(model, X, threshold=0.5):
    return (model.decision_function(X) >= threshold).astype(int)


X, y = make_classification(1200, 15, n_informative=5, weights=[0.8], random_state=9)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=9)
clf = LogisticRegression(class_weight="balanced", max_iter=1000)
clf.fit(X_train, y_train)
pred = predict_at(clf, X_test)
for score in (precision_score, recall_score, f1_score):
    print(score.__name__, round(score(y_test, pred), 3))
print("flagged", np.mean(pred))
