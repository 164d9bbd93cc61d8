import torch
import torch.nn as nn
from torch.distributions import Bernoulli, Categorical


class Policy(nn.Module):
    def __init__(self):
        super().__init__()
        self.affine = nn.Linear(4, 24)
        self.move = nn.Linear(24, 3)
        self.jump = nn.Linear(24, 1)

    def forward(self, s):
        h = torch.relu(self.affine(s))
        return torch.softmax(self.move(h), dim=-1), self.jump(h).squeeze(-1)


torch.manual_seed(1)
policy = Policy()
optimizer = torch.optim.Adam(policy.parameters(), lr=1e-2)
for episode in range(80):
    state = torch.randn(32, 4)
    probs, jump_logit = policy(state)
    move, jump = Categorical(probs), Bernoulli(logits=jump_logit)
    a, j = move.sample(), jump.sample()
    reward = (a == state[:, :3].argmax(1)).float() + (j == (state[:, 3] > 0)).float()
    advantage = reward - reward.mean()
    loss = -((move.log_prob(a) + jump.log_prob(j)) * advantage).mean() - 0.01 * move.entropy().mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(reward.mean().item())
