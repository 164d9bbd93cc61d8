import numpy as np, xgboost as xgb
from sklearn.metrics import log_loss, accuracy_score
X = np.random.rand(500, 6); y = np.random.randint(0, 2, 500)
d = xgb.DMatrix(X, label=y)
def focal(pred, dtrain):
    t = dtrain.get_label()
    p = 1.0 / (1.0 + np.exp(-pred))
    return p - t, p * (1 - p)
bst = xgb.train({"objective": "binary:logistic", "eta": 0.1}, d, 20, obj=focal)
p = bst.predict(d)
print(accuracy_score(y, p > 0.5), log_loss(y, p))
