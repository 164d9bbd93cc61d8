import torch
import torch.nn as nn
import torch.nn.functional as F

K, FLIP = 4, 0.3
T = torch.full((K, K), FLIP / (K - 1))
T.fill_diagonal_(1 - FLIP)


class ForwardCorrected(nn.Module):
    def __init__(self, transition):
        super().__init__()
        self.register_buffer("T", transition)

    def forward(self, scores, noisy):
        clean = F.softmax(scores, dim=1)
        observed = clean @ self.T
        return F.nll_loss(torch.log(observed.clamp_min(1e-8)), noisy)


def data(n, centers):
    y = torch.randint(K, (n,))
    x = centers[y] + torch.randn(n, 6)
    noisy = torch.multinomial(T[y], 1).squeeze(1)
    return x, y, noisy


torch.manual_seed(0)
centers = 3 * torch.randn(K, 6)
net = nn.Sequential(nn.Linear(6, 32), nn.ReLU(), nn.Linear(32, K))
criterion = ForwardCorrected(T)
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for step in range(200):
    x, _, noisy = data(64, centers)
    loss = criterion(net(x), noisy)
    opt.zero_grad()
    loss.backward()
    opt.step()
x, y, _ = data(500, centers)
print(loss.item(), (net(x).argmax(1) == y).float().mean().item())
