import torch
from torch import nn, optim
from torch.distributions import Bernoulli


class Policy(nn.Module):
    """temperature difference and hour -> heat on?"""

    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(2, 16), nn.Tanh(), nn.Linear(16, 1))

    def forward(self, obs):
        return self.layers(obs)


def episode(policy, steps=20):
    temp, rewards, log_probs = 15.0, [], []
    for t in range(steps):
        obs = torch.tensor([(20.0 - temp) / 5, t / steps])
        dist = Bernoulli(probs=policy(obs))
        action = dist.sample()
        temp += 1.5 * action.item() - 0.6
        log_probs.append(dist.log_prob(action))
        rewards.append(-abs(temp - 20.0))
    return torch.cat(log_probs), torch.tensor(rewards)


torch.manual_seed(3)
policy = Policy()
opt = optim.Adam(policy.parameters(), lr=0.01)
for ep in range(50):
    logp, r = episode(policy)
    returns = r.flip(0).cumsum(0).flip(0)
    returns = (returns - returns.mean()) / (returns.std() + 1e-6)
    loss = -(logp * returns).sum()
    opt.zero_grad()
    loss.backward()
    opt.step()
    if ep % 10 == 0:
        print(ep, r.sum().item())
