import torch
from torch import nn
from torch.distributions import Bernoulli


class StopPolicy(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.GRUCell(1, 12)
        self.stop = nn.Linear(12, 1)

    def forward(self, value, h):
        h = self.rnn(value, h)
        return self.stop(h).squeeze(-1), h


def episode(policy, n=64, horizon=8):
    h = torch.zeros(n, 12)
    alive = torch.ones(n)
    best = torch.zeros(n)
    logp = torch.zeros(n)
    for t in range(horizon):
        offer = torch.rand(n, 1)
        score, h = policy(offer, h)
        dist = Bernoulli(score)
        stop = dist.sample()
        logp = logp + alive * dist.log_prob(stop)
        best = best + alive * stop * offer.squeeze(-1)
        alive = alive * (1 - stop)
    return logp, best


torch.manual_seed(1)
policy = StopPolicy()
optimizer = torch.optim.Adam(policy.parameters(), lr=0.01)
baseline = 0.5
for it in range(200):
    logp, reward = episode(policy)
    loss = -((reward - baseline) * logp).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    baseline = 0.95 * baseline + 0.05 * reward.mean().item()
    if it % 50 == 0:
        print(it, reward.mean().item())
