import torch

from constants import EPOCHS
from estimator import Estimator


def fit(x, y):
    estimator = Estimator(x.shape[1])
    opt = torch.optim.Adam(estimator.parameters(), lr=0.05)
    for _ in range(EPOCHS):
        opt.zero_grad()
        estimator.loss(x, y).backward()
        opt.step()
    return estimator.eval()
