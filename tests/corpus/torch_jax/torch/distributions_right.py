import torch
import torch.nn as nn
from torch.distributions import Bernoulli, Categorical

torch.manual_seed(0)
body = nn.Sequential(nn.Linear(5, 32), nn.Tanh())
direction, fire = nn.Linear(32, 3), nn.Linear(32, 1)
params = [*body.parameters(), *direction.parameters(), *fire.parameters()]
opt = torch.optim.Adam(params, lr=5e-3)
for _ in range(60):
    obs = torch.randn(64, 5)
    h = body(obs)
    move = Categorical(logits=direction(h))
    shoot = Bernoulli(probs=torch.sigmoid(fire(h)).squeeze(-1))
    a, b = move.sample(), shoot.sample()
    reward = (a == obs[:, :3].argmax(1)).float() + (b == (obs[:, 4] > 0)).float()
    loss = -((move.log_prob(a) + shoot.log_prob(b)) * (reward - reward.mean())).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
print(reward.mean().item())
