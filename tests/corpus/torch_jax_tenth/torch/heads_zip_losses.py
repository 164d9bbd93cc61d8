import torch
from torch import nn


class Product(nn.Module):
    def __init__(self, d=16):
        super().__init__()
        self.trunk = nn.Sequential(nn.Linear(d, 32), nn.ReLU())
        self.heads = nn.ModuleList([
            nn.Linear(32, 3),
            nn.Sequential(nn.Linear(32, 5), nn.Softmax(dim=1)),
            nn.Linear(32, 1),
        ])

    def forward(self, x):
        h = self.trunk(x)
        return [head(h) for head in self.heads]


criteria = [nn.CrossEntropyLoss(), nn.CrossEntropyLoss(), nn.BCEWithLogitsLoss()]
torch.manual_seed(0)
w = torch.randn(16, 9)
net = Product()
opt = torch.optim.Adam(net.parameters(), lr=3e-3)
for it in range(150):
    x = torch.randn(64, 16)
    z = x @ w
    targets = [z[:, :3].argmax(1), z[:, 3:8].argmax(1), (z[:, 8:] > 0).float()]
    loss = sum(c(o, t) for c, o, t in zip(criteria, net(x), targets))
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
