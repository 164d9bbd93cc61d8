import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import load_wine
from sklearn.preprocessing import scale


def categorical_accuracy(y_pred, y_true):
    return (y_pred.argmax(dim=1) == y_true.argmax(dim=1)).float().mean().item()


X, y = load_wine(return_X_y=True)
loader = DataLoader(TensorDataset(torch.tensor(scale(X)).float(), torch.tensor(y)), batch_size=32, shuffle=True)
model = nn.Sequential(nn.Linear(13, 10), nn.ReLU(), nn.Linear(10, 3))
loss_fn = nn.CrossEntropyLoss()
optim = torch.optim.Adam(model.parameters())
for epoch in range(3):
    accs = []
    for xb, yb in loader:
        out = model(xb)
        loss = loss_fn(out, yb)
        optim.zero_grad()
        loss.backward()
        optim.step()
        accs.append(categorical_accuracy(out, yb))
    print(epoch, sum(accs) / len(accs))
