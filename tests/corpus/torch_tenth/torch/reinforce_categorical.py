import torch
from torch import nn
from torch.distributions import Categorical

torch.manual_seed(0)


class Chain:
    def __init__(self, length=6):
        self.length = length

    def reset(self):
        self.at = 0
        return self.obs()

    def obs(self):
        return torch.eye(self.length)[self.at]

    def step(self, a):
        self.at = min(self.at + 1, self.length - 1) if a == 1 else 0
        return self.obs(), float(self.at == self.length - 1)


class Policy(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.affine = nn.Linear(n, 2)

    def forward(self, s):
        return torch.softmax(self.affine(s), dim=-1)


env, policy = Chain(), Policy(6)
opt = torch.optim.Adam(policy.parameters(), lr=0.05)
for episode in range(60):
    s, logps, rewards, entropy = env.reset(), [], [], 0.0
    for _ in range(12):
        dist = Categorical(policy(s))
        a = dist.sample()
        logps.append(dist.log_prob(a))
        entropy = entropy + dist.entropy()
        s, r = env.step(a.item())
        rewards.append(r)
    G = torch.tensor(rewards).flip(0).cumsum(0).flip(0)
    loss = -(torch.stack(logps) * (G - G.mean())).sum() - 0.01 * entropy
    opt.zero_grad()
    loss.backward()
    opt.step()
print("return", sum(rewards))
