import torch
from torch import nn
from sklearn.datasets import make_classification

X, y = make_classification(800, 10, n_informative=6, random_state=3)
X, y = torch.tensor(X, dtype=torch.float32), torch.tensor(y, dtype=torch.float32)


class Blend(nn.Module):
    """two experts vote with probabilities, the blend is handed on as a log-odds"""

    def __init__(self, d):
        super().__init__()
        self.linear = nn.Linear(d, 1)
        self.deep = nn.Sequential(nn.Linear(d, 16), nn.ReLU(), nn.Linear(16, 1))
        self.mix = nn.Parameter(torch.zeros(1))

    def forward(self, x):
        w = torch.sigmoid(self.mix)
        p = w * torch.sigmoid(self.linear(x)) + (1 - w) * torch.sigmoid(self.deep(x))
        return torch.logit(p, eps=1e-6).squeeze(1)


model = Blend(10)
loss_fn = nn.BCEWithLogitsLoss()
opt = torch.optim.Adam(model.parameters(), lr=1e-2)
for i in range(120):
    opt.zero_grad()
    loss = loss_fn(model(X[:600]), y[:600])
    loss.backward()
    opt.step()
print(loss.item(), ((model(X[600:]) > 0) == y[600:].bool()).float().mean().item())
