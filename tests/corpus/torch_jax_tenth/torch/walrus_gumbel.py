import torch
from torch import nn
from torch.nn import functional as fn

torch.manual_seed(0)
centres = torch.randn(6, 10)
encoder = nn.Sequential(nn.Linear(10, 32), nn.Softplus(), nn.Linear(32, 6))
criterion = nn.CrossEntropyLoss()
opt = torch.optim.Adam(encoder.parameters(), lr=3e-3)


def draw(n=64):
    k = torch.randint(6, (n,))
    return centres[k] + 0.3 * torch.randn(n, 10), k


tau = 1.0
for step in range(200):
    x, k = draw()
    opt.zero_grad()
    code = fn.gumbel_softmax(encoder(x), tau=tau)
    (loss := criterion(code, k)).backward()
    opt.step()
    tau = max(0.3, tau * 0.99)
print(loss.item(), (encoder(centres).argmax(1) == torch.arange(6)).float().mean().item())
