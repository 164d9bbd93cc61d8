import numpy as np
import torch.nn.functional as F
from torch import nn
from sklearn.datasets import make_classification
from sklearn.model_selection import GridSearchCV
from skorch import NeuralNetClassifier

X, y = make_classification(1000, 20, n_informative=10, random_state=0)
X, y = X.astype(np.float32), y.astype(np.int64)


class MyModule(nn.Module):
    def __init__(self, num_units=10, nonlin=F.relu):
        super().__init__()
        self.dense0 = nn.Linear(20, num_units)
        self.nonlin = nonlin
        self.dropout = nn.Dropout(0.5)
        self.dense1 = nn.Linear(num_units, 10)
        self.output = nn.Linear(10, 2)

    def forward(self, X):
        X = self.nonlin(self.dense0(X))
        X = self.dropout(X)
        X = F.relu(self.dense1(X))
        return F.softmax(self.output(X), dim=-1)


net = NeuralNetClassifier(MyModule, max_epochs=10, lr=0.1, iterator_train__shuffle=True, verbose=0)
params = {"lr": [0.02, 0.1], "module__num_units": [10, 20]}
gs = GridSearchCV(net, params, refit=True, cv=3, scoring="accuracy")
gs.fit(X, y)
print(gs.best_score_, gs.best_params_)
print(net.__class__.__name__, gs.predict_proba(X[:3]))
