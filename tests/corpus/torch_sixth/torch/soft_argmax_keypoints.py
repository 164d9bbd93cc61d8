import torch
from torch import nn


class SoftArgmax2d(nn.Module):
    def forward(self, heat):
        n, k, h, w = heat.shape
        p = heat.reshape(n, k, h * w).softmax(dim=-1).reshape(n, k, h, w)
        ys = torch.linspace(-1, 1, h)
        xs = torch.linspace(-1, 1, w)
        return torch.stack([(p.sum(2) * xs).sum(-1), (p.sum(3) * ys).sum(-1)], dim=-1)


net = nn.Sequential(nn.Conv2d(1, 8, 5, padding=2), nn.ReLU(), nn.Conv2d(8, 1, 5, padding=2), SoftArgmax2d())
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
torch.manual_seed(0)
for step in range(30):
    at = torch.randint(0, 12, (32, 2))
    img = 0.1 * torch.randn(32, 1, 12, 12)
    img[torch.arange(32), 0, at[:, 1], at[:, 0]] += 3
    loss = nn.functional.mse_loss(net(img).squeeze(1), at / 5.5 - 1)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
