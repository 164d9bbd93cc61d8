import numpy as np
import xgboost as xgb
from sklearn.datasets import make_classification
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.model_selection import KFold

X, y = make_classification(3000, 30, n_informative=10, random_state=11)
params = {"objective": "binary:logistic", "eta": 0.1, "max_depth": 4, "eval_metric": "logloss"}

scores = np.zeros(len(y))
for train, valid in KFold(5, shuffle=True, random_state=2).split(X):
    dtrain = xgb.DMatrix(X[train], label=y[train])
    dvalid = xgb.DMatrix(X[valid], label=y[valid])
    booster = xgb.train(params, dtrain, num_boost_round=200, evals=[(dvalid, "valid")],
                        early_stopping_rounds=20, verbose_eval=False)
    scores[valid] = booster.predict(dvalid, output_margin=True)

print("auc", roc_auc_score(y, scores))
print("log loss", log_loss(y, scores))
