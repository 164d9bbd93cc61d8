import torch
from sklearn.datasets import make_classification
from sklearn.metrics import brier_score_loss, log_loss
from torch import nn

from predictor import Predictor
from scaling import TemperatureScaling


def split():
    X, y = make_classification(1200, 15, n_informative=7, n_classes=3, class_sep=0.8, random_state=3)
    X, y = torch.tensor(X, dtype=torch.float32), torch.tensor(y)
    return (X[:600], y[:600]), (X[600:900], y[600:900]), (X[900:], y[900:])


def overfit(net, x, y, steps=150):
    opt = torch.optim.Adam(net.parameters(), lr=0.01)
    ce = nn.CrossEntropyLoss()
    for _ in range(steps):
        opt.zero_grad()
        ce(net(x), y).backward()
        opt.step()
    return net


if __name__ == "__main__":
    torch.manual_seed(0)
    train, calib, test = split()
    net = overfit(nn.Sequential(nn.Linear(15, 128), nn.ReLU(), nn.Linear(128, 3)), *train)
    with torch.no_grad():
        calib_logits = net(calib[0])
    scaler = TemperatureScaling().fit(calib_logits, calib[1])
    x, y = test
    for name, s in (("raw", nn.Identity()), ("scaled", scaler)):
        predictor = Predictor(net, s)
        proba = predictor.predict_proba(x).double().numpy()
        proba /= proba.sum(axis=1, keepdims=True)
        print(name, "log loss", round(log_loss(y.numpy(), proba), 4),
              "brier(class 0)", round(brier_score_loss((y == 0).numpy(), proba[:, 0]), 4),
              "accuracy", (predictor.predict(x) == y).float().mean().item())
    print("temperature", scaler.log_t.exp().item())
