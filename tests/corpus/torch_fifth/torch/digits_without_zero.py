import torch
import torch.nn as nn
from sklearn.datasets import load_digits
from torch.utils.data import DataLoader, TensorDataset

X, y = load_digits(return_X_y=True)
keep = y > 0  # no zero on our number plates
X, y = X[keep] / 16, y[keep]
ds = TensorDataset(torch.tensor(X, dtype=torch.float32), torch.tensor(y) - 1)
train, test = torch.utils.data.random_split(ds, [0.8, 0.2], generator=torch.Generator().manual_seed(0))


class Plate(nn.Module):
    def __init__(self, classes=9):
        super().__init__()
        self.h = nn.Linear(64, 50)
        self.y = nn.Linear(50, classes)

    def forward(self, x):
        return self.y(torch.relu(self.h(x)))


net = Plate()
loss_fn = nn.CrossEntropyLoss()
opt = torch.optim.Adam(net.parameters(), lr=2e-3)
for epoch in range(4):
    for xb, yb in DataLoader(train, 64, shuffle=True):
        loss = loss_fn(net(xb), yb)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
xb, yb = next(iter(DataLoader(test, len(test))))
digit = net(xb).argmax(1) + 1
print("right", (digit == yb + 1).float().mean().item())
