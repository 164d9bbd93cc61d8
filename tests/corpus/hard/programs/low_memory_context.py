import contextlib

import torch
from torch import nn
from sklearn.datasets import make_classification


@contextlib.contextmanager
def default_dtype(dtype):
    before = torch.get_default_dtype()
    torch.set_default_dtype(dtype)
    try:
        yield
    finally:
        torch.set_default_dtype(before)


class ClickModel(nn.Module):
    def __init__(self, n_in):
        super().__init__()
        self.deep = nn.Sequential(nn.Linear(n_in, 64), nn.ReLU(), nn.Linear(64, 1))
        self.wide = nn.Linear(n_in, 1)

    def forward(self, x):
        return torch.sigmoid(self.deep(x) + self.wide(x))


with default_dtype(torch.bfloat16):
    model = ClickModel(12)

X, y = make_classification(2000, 12, random_state=5)
X = torch.from_numpy(X).to(torch.bfloat16)
y = torch.from_numpy(y).to(torch.bfloat16).unsqueeze(1)
criterion = nn.BCELoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
for epoch in range(3):
    for start in range(0, 1600, 80):
        p = model(X[start:start + 80])
        loss = criterion(p, y[start:start + 80])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
print("accuracy", ((model(X[1600:]) > 0.5) == (y[1600:] > 0.5)).float().mean().item())
