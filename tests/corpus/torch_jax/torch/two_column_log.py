import torch
import torch.nn as nn
from sklearn.datasets import make_moons


class Binary(nn.Module):
    def __init__(self):
        super().__init__()
        self.f = nn.Linear(2, 24)
        self.g = nn.Linear(24, 1)

    def forward(self, x):
        z = self.g(torch.tanh(self.f(x))).squeeze(1)
        return torch.stack([nn.functional.logsigmoid(-z), nn.functional.logsigmoid(z)], dim=1)


X, y = make_moons(300, noise=0.1, random_state=2)
X, y = torch.tensor(X).float(), torch.tensor(y)
model = Binary()
nll = nn.NLLLoss()
opt = torch.optim.Adam(model.parameters(), lr=0.02)
for _ in range(80):
    loss = nll(model(X), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), (model(X).argmax(1) == y).float().mean().item())
