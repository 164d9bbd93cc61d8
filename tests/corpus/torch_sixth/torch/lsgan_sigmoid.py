import torch
from torch import nn

torch.manual_seed(0)
G = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 2))
D = nn.Sequential(nn.Linear(2, 16), nn.LeakyReLU(0.1), nn.Linear(16, 1), nn.Sigmoid())
criterion = nn.MSELoss()
opts = {m: torch.optim.Adam(m.parameters(), lr=2e-3) for m in (G, D)}


def real(n):
    a = torch.rand(n) * 6.28
    return torch.stack([a.cos(), a.sin()], 1)


for it in range(80):
    fake = G(torch.randn(64, 4))
    lossD = criterion(D(real(64)), torch.full((64, 1), 0.9)) + criterion(D(fake.detach()), torch.zeros(64, 1))
    opts[D].zero_grad(); lossD.backward(); opts[D].step()
    lossG = criterion(D(fake), torch.ones(64, 1))
    opts[G].zero_grad(); lossG.backward(); opts[G].step()
fooled = (D(G(torch.randn(200, 4))) > 0.5).float().mean()
print(lossD.item(), lossG.item(), fooled.item())
