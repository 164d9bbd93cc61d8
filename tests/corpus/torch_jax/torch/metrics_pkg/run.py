import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import make_classification

from metrics import build_metrics
from network import ChurnNet


def evaluate(model, loader):
    metrics = build_metrics("val_")
    model.eval()
    with torch.no_grad():
        for x, y in loader:
            metrics.update(model(x), y.long())
    return {k: v.item() for k, v in metrics.compute().items()}


if __name__ == "__main__":
    X, y = make_classification(900, 10, random_state=3)
    X, y = torch.tensor(X).float(), torch.tensor(y).float()
    train, val = TensorDataset(X[:600], y[:600]), TensorDataset(X[600:], y[600:])
    model = ChurnNet(10)
    loss_fn = nn.BCEWithLogitsLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    for epoch in range(3):
        model.train()
        for x, target in DataLoader(train, batch_size=50, shuffle=True):
            optimizer.zero_grad()
            loss_fn(model(x), target).backward()
            optimizer.step()
        print(epoch, evaluate(model, DataLoader(val, batch_size=3)))
