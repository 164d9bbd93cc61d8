import torch
import torch.nn as nn
import torch.nn.functional as F

ACTIONS = 4  # up, down, left, right


class QNet(nn.Module):
    def __init__(self, size=5):
        super().__init__()
        self.size = size
        self.l1 = nn.Linear(4, 48)
        self.l2 = nn.Linear(48, ACTIONS)

    def forward(self, obs):
        return self.l2(torch.tanh(self.l1(obs / self.size)))


class Policy(QNet):
    def forward(self, obs):
        return super().forward(obs).softmax(-1)

    @torch.no_grad()
    def act(self, obs):
        return torch.multinomial(self(obs), 1).squeeze(-1)


def expert(obs):
    dx, dy = (obs[:, 2:] - obs[:, :2]).unbind(1)
    horizontal = torch.where(dx > 0, 3, 2)
    vertical = torch.where(dy > 0, 0, 1)
    return torch.where(dx.abs() >= dy.abs(), horizontal, vertical)


torch.manual_seed(0)
pi = Policy()
opt = torch.optim.Adam(pi.parameters(), lr=5e-3)
for it in range(200):
    obs = torch.randint(0, 5, (128, 4)).float()
    bc_loss = F.cross_entropy(pi(obs), expert(obs))
    opt.zero_grad()
    bc_loss.backward()
    opt.step()
obs = torch.randint(0, 5, (1000, 4)).float()
print("cloning loss", bc_loss.item(), "agreement", (pi.act(obs) == expert(obs)).float().mean().item())
