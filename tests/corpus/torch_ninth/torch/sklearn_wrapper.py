import numpy as np
import torch
import torch.nn as nn
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.datasets import load_wine
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


class _Net(nn.Module):
    def __init__(self, d, k):
        super().__init__()
        self.hidden = nn.Linear(d, 24)
        self.top = nn.Linear(24, k)

    def logits(self, x):
        return self.top(torch.relu(self.hidden(x)))

    def forward(self, x):
        return torch.softmax(self.logits(x), dim=1)


class TorchClassifier(ClassifierMixin, BaseEstimator):
    def __init__(self, epochs=60, lr=0.01):
        self.epochs = epochs
        self.lr = lr

    def fit(self, X, y):
        self.classes_, codes = np.unique(y, return_inverse=True)
        X = torch.tensor(X, dtype=torch.float32)
        codes = torch.tensor(codes)
        self.net_ = _Net(X.shape[1], len(self.classes_))
        opt = torch.optim.Adam(self.net_.parameters(), lr=self.lr)
        for _ in range(self.epochs):
            opt.zero_grad()
            nn.functional.cross_entropy(self.net_.logits(X), codes).backward()
            opt.step()
        return self

    def predict_proba(self, X):
        self.net_.eval()
        with torch.no_grad():
            out = self.net_(torch.tensor(X, dtype=torch.float32))
            return nn.functional.softmax(out, dim=1).numpy()

    def predict(self, X):
        return self.classes_[self.predict_proba(X).argmax(axis=1)]


X, y = load_wine(return_X_y=True)
pipe = make_pipeline(StandardScaler(), TorchClassifier())
print("accuracy", cross_val_score(pipe, X, y, cv=3).mean())
print("log loss", -cross_val_score(pipe, X, y, cv=3, scoring="neg_log_loss").mean())
