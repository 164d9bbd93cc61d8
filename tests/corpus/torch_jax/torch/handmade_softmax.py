import torch
import torch.nn as nn
from sklearn.datasets import load_digits


def stable_softmax(z):
    z = z - z.max(dim=1, keepdim=True).values
    e = torch.exp(z)
    return e / e.sum(dim=1, keepdim=True)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.w1 = nn.Parameter(torch.randn(64, 48) * 0.1)
        self.w2 = nn.Parameter(torch.randn(48, 10) * 0.1)

    def forward(self, x):
        return stable_softmax(torch.relu(x @ self.w1) @ self.w2)


X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X / 16).float(), torch.tensor(y)
net = Net()
criterion = nn.CrossEntropyLoss()
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for epoch in range(40):
    opt.zero_grad()
    loss = criterion(net(X), y)
    loss.backward()
    opt.step()
print(loss.item())
