import torch
import torch.nn as nn
import torchmetrics
from sklearn.datasets import load_breast_cancer
from torch.utils.data import DataLoader, TensorDataset, random_split

X, y = load_breast_cancer(return_X_y=True)
X = torch.tensor((X - X.mean(0)) / X.std(0)).float()
ds = TensorDataset(X, torch.tensor(y))
train_ds, val_ds = random_split(ds, [450, len(ds) - 450], generator=torch.Generator().manual_seed(0))


def epoch_pass(model, loader, loss_fn, metric, optimizer=None):
    metric.reset()
    for xb, yb in loader:
        logits = model(xb).squeeze(1)
        loss = loss_fn(logits, yb.float())
        if optimizer is not None:
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        metric(logits, yb)
    return loss.item(), metric.compute().item()


model = nn.Sequential(nn.Linear(30, 16), nn.ReLU(), nn.Linear(16, 1))
optimizer = torch.optim.Adam(model.parameters(), lr=1e-2)
loss_fn = nn.BCEWithLogitsLoss()
accuracy = torchmetrics.Accuracy(task="binary")
for epoch in range(4):
    print("train", epoch_pass(model, DataLoader(train_ds, 32, shuffle=True), loss_fn, accuracy, optimizer))
    with torch.no_grad():
        print("val", epoch_pass(model, DataLoader(val_ds, 4), loss_fn, accuracy))
