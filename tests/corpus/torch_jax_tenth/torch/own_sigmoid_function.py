import torch
import torch.nn as nn
from sklearn.datasets import make_moons


def logistic(z):
    return 1 / (1 + torch.exp(-z))


class Perceptron(nn.Module):
    def __init__(self, n_in, n_hidden):
        super().__init__()
        self.w1 = nn.Parameter(torch.randn(n_in, n_hidden) * 0.5)
        self.b1 = nn.Parameter(torch.zeros(n_hidden))
        self.w2 = nn.Parameter(torch.randn(n_hidden, 1) * 0.5)
        self.b2 = nn.Parameter(torch.zeros(1))

    def forward(self, x):
        h = logistic(x @ self.w1 + self.b1)
        return logistic(h @ self.w2 + self.b2)


X, y = make_moons(300, noise=0.1, random_state=0)
X, y = torch.tensor(X, dtype=torch.float32), torch.tensor(y, dtype=torch.float32).view(-1, 1)
net = Perceptron(2, 20)
loss_fn = nn.BCEWithLogitsLoss()
opt = torch.optim.Adam(net.parameters(), lr=0.05)
for i in range(200):
    loss = loss_fn(net(X), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), ((net(X) > 0.5).float() == y).float().mean().item())
