import numpy as np
from sklearn.datasets import make_hastie_10_2
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import log_loss
from sklearn.model_selection import train_test_split

X, y = make_hastie_10_2(1500, random_state=1)
y = (y > 0).astype(int)
X_tr, X_va, y_tr, y_va = train_test_split(X, y, test_size=0.4, random_state=1)
gb = GradientBoostingClassifier(n_estimators=40, max_depth=2).fit(X_tr, y_tr)

curve = np.fromiter((log_loss(y_va, raw.ravel()) for raw in gb.staged_decision_function(X_va)), float)
best = int(curve.argmin())
print(f"best iteration {best + 1}: {curve[best]:.4f}")
