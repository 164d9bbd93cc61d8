import torch
from torch import nn


class Passengers(nn.Module):
    """log of the expected number of people at the stop"""

    def __init__(self):
        super().__init__()
        self.hour = nn.Embedding(24, 6)
        self.rate = nn.Linear(6 + 2, 1)

    def forward(self, hour, weather):
        return self.rate(torch.cat([self.hour(hour), weather], dim=1)).squeeze(1)

    def expected(self, hour, weather):
        return self.forward(hour, weather).exp()


def stops(n):
    hour = torch.randint(0, 24, (n,))
    weather = torch.randn(n, 2)
    rate = torch.exp(1.2 * torch.cos((hour - 8) / 24 * 6.28) - 0.3 * weather[:, 0])
    return hour, weather, torch.poisson(rate)


torch.manual_seed(0)
model = Passengers()
nll = nn.PoissonNLLLoss(log_input=True)
opt = torch.optim.Adam(model.parameters(), lr=0.02)
for i in range(200):
    hour, weather, count = stops(128)
    loss = nll(model(hour, weather), count)
    opt.zero_grad()
    loss.backward()
    opt.step()
hour, weather, count = stops(1000)
stop_needed = model.expected(hour, weather) > 0.5
print("loss", loss.item(), "bus stops at", stop_needed.float().mean().item(), "somebody there", (count > 0).float().mean().item())
