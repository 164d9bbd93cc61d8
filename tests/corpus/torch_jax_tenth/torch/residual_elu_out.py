import torch
from torch import nn
from sklearn.datasets import load_wine
from sklearn.preprocessing import StandardScaler


class ResBlock(nn.Module):
    def __init__(self, d, act):
        super().__init__()
        self.lin = nn.Linear(d, d)
        self.act = act

    def forward(self, x):
        return x + self.act(self.lin(x))


class ResMLP(nn.Module):
    def __init__(self, n_in, n_out, d=24, depth=2):
        super().__init__()
        self.act = nn.ELU()
        self.inp = nn.Linear(n_in, d)
        self.blocks = nn.Sequential(*(ResBlock(d, self.act) for _ in range(depth)))
        self.out = nn.Linear(d, n_out)

    def forward(self, x):
        x = self.act(self.inp(x))
        x = self.blocks(x)
        return self.act(self.out(x))


d = load_wine()
x = torch.tensor(StandardScaler().fit_transform(d.data), dtype=torch.float32)
y = torch.tensor(d.target)
net = ResMLP(13, 3)
criterion = nn.CrossEntropyLoss()
opt = torch.optim.Adam(net.parameters(), lr=3e-3)
for _ in range(60):
    loss = criterion(net(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
