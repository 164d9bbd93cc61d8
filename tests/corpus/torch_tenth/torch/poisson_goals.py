import torch
from torch import nn


class GoalModel(nn.Module):
    def __init__(self, n_teams=10, dim=4):
        super().__init__()
        self.attack = nn.Embedding(n_teams, dim)
        self.defence = nn.Embedding(n_teams, dim)
        self.head = nn.Linear(2 * dim, 1)

    def forward(self, home, away):
        return self.head(torch.cat([self.attack(home), self.defence(away)], -1)).squeeze(-1)


torch.manual_seed(0)
strength = torch.randn(10) * 0.4
model = GoalModel()
nll = nn.PoissonNLLLoss(log_input=True)
opt = torch.optim.Adam(model.parameters(), lr=0.01)
for it in range(200):
    home, away = torch.randint(10, (2, 128))
    goals = torch.poisson(torch.exp(0.3 + strength[home] - strength[away]))
    loss = nll(model(home, away), goals)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), "expected goals", model(torch.tensor([0]), torch.tensor([1])).exp().item())
