import torch
from sklearn.datasets import load_breast_cancer

from constants import THRESHOLD
from fit import fit


def report(estimator, x, y):
    with torch.inference_mode():
        positive = estimator(x) > THRESHOLD
    return {
        "sensitivity": positive[y == 1].float().mean().item(),
        "specificity": (~positive[y == 0]).float().mean().item(),
    }


if __name__ == "__main__":
    data = load_breast_cancer()
    x, y = torch.tensor(data.data).float(), torch.tensor(data.target).float()
    print(report(fit(x[:450], y[:450]), x[450:], y[450:]))
