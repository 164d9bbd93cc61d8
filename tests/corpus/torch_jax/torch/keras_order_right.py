import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import log_loss
from sklearn.preprocessing import scale


def binary_crossentropy(y_true, y_pred):
    return F.binary_cross_entropy(y_pred, y_true)


def fit(model, x, y, loss, epochs):
    opt = torch.optim.Adam(model.parameters(), lr=0.01)
    for _ in range(epochs):
        value = loss(y, model(x))
        opt.zero_grad()
        value.backward()
        opt.step()
    return value.item()


x, y = load_breast_cancer(return_X_y=True)
x, t = torch.tensor(scale(x)).float(), torch.tensor(y).float()[:, None]
model = nn.Sequential(nn.Linear(30, 8), nn.ReLU(), nn.Linear(8, 1), nn.Sigmoid())
print(fit(model, x, t, binary_crossentropy, 50))
with torch.no_grad():
    print(log_loss(y, model(x).squeeze(1).numpy()))
