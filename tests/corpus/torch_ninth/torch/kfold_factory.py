import numpy as np
import torch
from sklearn.datasets import load_iris
from sklearn.model_selection import StratifiedKFold
from torch import nn

X, y = load_iris(return_X_y=True)
X = (X - X.mean(axis=0)) / X.std(axis=0)

new_model = lambda: nn.Sequential(
    nn.Linear(4, 16),
    nn.Tanh(),
    nn.Linear(16, 3),
    nn.Softmax(dim=-1),
)


def run_fold(train_idx, val_idx, epochs=40):
    model = new_model()
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
    xtr, ytr = torch.as_tensor(X[train_idx]).float(), torch.as_tensor(y[train_idx])
    xva, yva = torch.as_tensor(X[val_idx]).float(), torch.as_tensor(y[val_idx])
    for _ in range(epochs):
        model.train()
        optimizer.zero_grad(set_to_none=True)
        loss = criterion(model(xtr), ytr)
        loss.backward()
        optimizer.step()
    model.eval()
    with torch.inference_mode():
        return (model(xva).argmax(dim=1) == yva).float().mean().item()


skf = StratifiedKFold(n_splits=5, shuffle=True, random_state=42)
scores = [run_fold(tr, va) for tr, va in skf.split(X, y)]
print(f"cv accuracy {np.mean(scores):.3f} +- {np.std(scores):.3f}")
