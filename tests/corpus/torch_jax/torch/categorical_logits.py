import torch
import torch.nn as nn
from torch.distributions import Categorical


class Policy(nn.Module):
    def __init__(self):
        super().__init__()
        self.affine1 = nn.Linear(4, 64)
        self.affine2 = nn.Linear(64, 2)

    def forward(self, x):
        x = torch.relu(self.affine1(x))
        return torch.softmax(self.affine2(x), dim=-1)


policy = Policy()
optimizer = torch.optim.Adam(policy.parameters(), lr=1e-2)
for episode in range(60):
    state = torch.randn(50, 4)
    m = Categorical(logits=policy(state))
    action = m.sample()
    reward = (action == (state[:, 0] > 0).long()).float()
    advantage = (reward - reward.mean()) / (reward.std() + 1e-6)
    loss = -(m.log_prob(action) * advantage).sum()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(reward.mean().item(), m.probs.max().item())
