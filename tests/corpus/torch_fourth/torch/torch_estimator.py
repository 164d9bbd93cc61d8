import numpy as np
import torch
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.datasets import load_wine
from sklearn.metrics import log_loss
from sklearn.model_selection import cross_val_predict, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import LabelEncoder, StandardScaler
from sklearn.utils.class_weight import compute_class_weight
from torch import nn


class TorchClassifier(ClassifierMixin, BaseEstimator):
    def __init__(self, hidden=24, epochs=40, lr=1e-2):
        self.hidden = hidden
        self.epochs = epochs
        self.lr = lr

    def fit(self, X, y):
        self.encoder_ = LabelEncoder().fit(y)
        self.classes_ = self.encoder_.classes_
        ids = self.encoder_.transform(y)
        weight = compute_class_weight("balanced", classes=np.arange(len(self.classes_)), y=ids)
        torch.manual_seed(0)
        self.net_ = nn.Sequential(nn.Linear(X.shape[1], self.hidden), nn.Tanh(), nn.Linear(self.hidden, len(self.classes_)))
        criterion = nn.CrossEntropyLoss(weight=torch.tensor(weight, dtype=torch.float32))
        optimizer = torch.optim.Adam(self.net_.parameters(), lr=self.lr)
        X, ids = torch.as_tensor(X, dtype=torch.float32), torch.as_tensor(ids)
        for _ in range(self.epochs):
            optimizer.zero_grad()
            criterion(self.net_(X), ids).backward()
            optimizer.step()
        return self

    @torch.no_grad()
    def predict_proba(self, X):
        return self.net_(torch.as_tensor(X, dtype=torch.float32)).softmax(1).double().numpy()

    def predict(self, X):
        return self.classes_[self.predict_proba(X).argmax(1)]


bunch = load_wine()
names = np.array(["barolo", "grignolino", "barbera"])[bunch.target]
pipe = make_pipeline(StandardScaler(), TorchClassifier())
print("accuracy", cross_val_score(pipe, bunch.data, names, cv=3).mean())
proba = cross_val_predict(pipe, bunch.data, names, cv=3, method="predict_proba")
print("log loss", log_loss(names, proba / proba.sum(1, keepdims=True), labels=sorted(set(names))))
