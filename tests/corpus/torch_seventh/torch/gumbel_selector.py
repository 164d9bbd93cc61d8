import torch
import torch.nn as nn
import torch.nn.functional as F


class FeatureSelector(nn.Module):
    """Concrete selector: relaxed one-hot rows choose features; the head stays raw."""

    def __init__(self, d, k, classes):
        super().__init__()
        self.logits = nn.Parameter(torch.zeros(k, d))
        self.head = nn.Sequential(nn.Linear(k, 16), nn.ReLU(), nn.Linear(16, classes))
        self.temp = 5.0

    def sample(self, shape):
        u = torch.rand(shape).clamp(1e-6, 1 - 1e-6)
        return -torch.log(-torch.log(u))

    def forward(self, x):
        if self.training:
            noisy = (self.logits + self.sample(self.logits.shape)) / self.temp
            w = F.softmax(noisy, dim=-1)
        else:
            w = F.one_hot(self.logits.argmax(-1), self.logits.size(1)).float()
        return self.head(x @ w.t())


class Router(nn.Module):
    def __init__(self, d, classes):
        super().__init__()
        self.router, self.a, self.b = nn.Linear(d, 2), nn.Linear(d, classes), nn.Linear(d, classes)

    def forward(self, x):
        gate = F.gumbel_softmax(self.router(x), tau=1.0, hard=True, dim=-1)
        return gate[:, :1] * self.a(x) + gate[:, 1:] * self.b(x)


x, y = torch.randn(80, 12), torch.randint(0, 3, (80,))
for net in (FeatureSelector(12, 4, 3), Router(12, 3)):
    opt = torch.optim.Adam(net.parameters(), 1e-2)
    for epoch in range(6):
        net.train()
        loss = F.cross_entropy(net(x), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
        if hasattr(net, "temp"):
            net.temp = max(0.5, net.temp * 0.9)
    net.eval()
    print(type(net).__name__, loss.item(), (net(x).argmax(1) == y).float().mean().item())
