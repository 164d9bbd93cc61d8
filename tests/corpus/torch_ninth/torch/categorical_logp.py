import torch
import torch.nn as nn
from torch.distributions import Categorical


class Actor(nn.Module):
    def __init__(self, n_obs, n_act):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(n_obs, 32), nn.Tanh(), nn.Linear(32, n_act), nn.LogSoftmax(dim=-1))

    def forward(self, obs):
        return self.layers(obs)


class Bandit:
    def __init__(self, arms=4):
        self.arms = arms

    def observe(self, n):
        return torch.randn(n, self.arms)

    def pull(self, obs, a):
        return obs.gather(1, a[:, None]).squeeze(1)


bandit, actor = Bandit(), Actor(4, 4)
optimizer = torch.optim.Adam(actor.parameters(), lr=3e-3)
for it in range(300):
    obs = bandit.observe(128)
    dist = Categorical(probs=actor(obs))
    a = dist.sample()
    reward = bandit.pull(obs, a)
    loss = -(dist.log_prob(a) * (reward - reward.mean())).mean() - 0.01 * dist.entropy().mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print("reward", reward.mean().item())
