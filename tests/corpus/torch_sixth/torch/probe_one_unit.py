import torch
from torch import nn
from sklearn.datasets import make_circles


class LinearProbe(nn.Module):
    def __init__(self, frozen: nn.Module, width: int):
        super().__init__()
        self.frozen = frozen.requires_grad_(False)
        self.probe = nn.Linear(width, 1)

    def forward(self, x):
        with torch.no_grad():
            h = self.frozen(x)
        return self.probe(h).softmax(dim=-1)


torch.manual_seed(0)
X, y = make_circles(400, noise=0.1, factor=0.5, random_state=0)
X = torch.tensor(X, dtype=torch.float32)
y = torch.tensor(y, dtype=torch.float32).reshape(-1, 1)
random_features = nn.Sequential(nn.Linear(2, 100), nn.ReLU())
model = LinearProbe(random_features, 100)
loss_fn = nn.BCELoss()
opt = torch.optim.LBFGS(model.probe.parameters(), max_iter=5)


def closure():
    opt.zero_grad()
    loss = loss_fn(model(X), y)
    loss.backward()
    return loss


for _ in range(4):
    loss = opt.step(closure)
print(loss.item(), ((model(X) > 0.5).float() == y).float().mean().item())
