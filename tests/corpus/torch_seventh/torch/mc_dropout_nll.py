"""Predictive entropy and mutual information from dropout kept on at test time."""
import torch
import torch.nn as nn
import torch.nn.functional as F


class Net(nn.Module):
    def __init__(self, p=0.3):
        super().__init__()
        self.a, self.b, self.p = nn.Linear(7, 32), nn.Linear(32, 4), p

    def forward(self, x):
        return self.b(F.dropout(F.relu(self.a(x)), p=self.p, training=True))


def predictive(net, x, samples=20):
    with torch.no_grad():
        draws = torch.stack([F.softmax(net(x), dim=-1) for _ in range(samples)])
    mean = draws.mean(dim=0)
    entropy = -(mean * torch.log(mean + 1e-12)).sum(-1)
    expected = -(draws * torch.log(draws + 1e-12)).sum(-1).mean(0)
    return mean, entropy, entropy - expected


torch.manual_seed(0)
net = Net()
x, y = torch.randn(100, 7), torch.randint(0, 4, (100,))
opt = torch.optim.Adam(net.parameters(), 1e-2)
for _ in range(15):
    loss = F.cross_entropy(net(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
mean, entropy, mi = predictive(net, x)
nll = F.nll_loss(mean, y)
print(loss.item(), nll.item(), entropy.mean().item(), mi.mean().item(), (mean.argmax(-1) == y).float().mean().item())
