import torch
from torch import nn
from sklearn.datasets import load_wine
from sklearn.preprocessing import StandardScaler


class GatedOut(nn.Module):
    """class scores are value * sigmoid(gate)"""

    def __init__(self, d_in, n_classes):
        super().__init__()
        self.body = nn.Linear(d_in, 24)
        self.value = nn.Linear(24, n_classes)
        self.gate = nn.Linear(24, n_classes)

    def forward(self, x):
        h = torch.relu(self.body(x))
        return self.value(h) * torch.sigmoid(self.gate(h))


class GluOut(nn.Module):
    def __init__(self, d_in, n_classes):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(d_in, 24), nn.ReLU(), nn.Linear(24, 2 * n_classes), nn.GLU(dim=1))

    def forward(self, x):
        return self.net(x)


wine = load_wine()
x = torch.tensor(StandardScaler().fit_transform(wine.data), dtype=torch.float32)
y = torch.tensor(wine.target)
for cls in (GatedOut, GluOut):
    torch.manual_seed(0)
    model = cls(13, 3)
    opt = torch.optim.Adam(model.parameters(), lr=1e-2)
    criterion = nn.CrossEntropyLoss()
    for _ in range(80):
        opt.zero_grad()
        loss = criterion(model(x), y)
        loss.backward()
        opt.step()
    print(cls.__name__, loss.item(), (model(x).argmax(1) == y).float().mean().item())
