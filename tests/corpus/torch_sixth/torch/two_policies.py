import torch
from torch import nn
from torch.distributions import Categorical


class Policy(nn.Module):
    def __init__(self, n_in, n_act, as_probs):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(n_in, 24), nn.Tanh(), nn.Linear(24, n_act))
        self.as_probs = as_probs

    def dist(self, obs):
        z = self.net(obs)
        if self.as_probs:
            return Categorical(probs=torch.softmax(z, dim=-1))
        return Categorical(logits=z)


def reinforce(policy, steps=60):
    opt = torch.optim.Adam(policy.parameters(), lr=0.02)
    for _ in range(steps):
        obs = torch.randn(64, 3)
        d = policy.dist(obs)
        act = d.sample()
        reward = (act == obs.argmax(1)).float()
        loss = -(d.log_prob(act) * (reward - reward.mean())).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
    return reward.mean().item()


for flag in (True, False):
    torch.manual_seed(0)
    print("probs" if flag else "logits", reinforce(Policy(3, 3, flag)))
