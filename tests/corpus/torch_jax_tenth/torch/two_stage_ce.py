import torch
from torch import nn


class Cascade(nn.Module):
    def __init__(self, d=10, coarse=3, fine=9):
        super().__init__()
        self.coarse = nn.Sequential(nn.Linear(d, 24), nn.ReLU(), nn.Linear(24, coarse))
        self.fine = nn.Sequential(nn.Linear(d + coarse, 32), nn.ReLU(), nn.Linear(32, fine))

    def forward(self, x):
        c = self.coarse(x)
        f = self.fine(torch.cat([x, c.softmax(dim=1)], dim=1))
        return c, f


torch.manual_seed(0)
w = torch.randn(10, 9)
net = Cascade()
ce = nn.CrossEntropyLoss()
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for it in range(150):
    x = torch.randn(64, 10)
    fine = (x @ w).argmax(1)
    c, f = net(x)
    loss = ce(c, fine // 3) + ce(f, fine)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
