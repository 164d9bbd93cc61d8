import torch
from torch import nn
from torch.nn import functional as F
from torch.utils.data import DataLoader, TensorDataset


class Backbone(nn.Module):
    def __init__(self, d_in, width):
        super().__init__()
        self.inp = nn.Linear(d_in, width)
        self.mid = nn.Linear(width, width)

    def forward(self, x):
        return F.silu(self.mid(F.silu(self.inp(x))))


class AnomalyHead(nn.Module):
    """bf16 features, float32 probabilities"""

    def __init__(self, d_in=20, width=32):
        super().__init__()
        self.backbone = Backbone(d_in, width).to(torch.bfloat16)
        self.out = nn.Linear(width, 1).to(torch.bfloat16)

    def forward(self, x):
        z = self.out(self.backbone(x.to(torch.bfloat16)))
        return torch.sigmoid(z.float()).squeeze(1)


def readings(n, seed):
    g = torch.Generator().manual_seed(seed)
    x = torch.randn(n, 20, generator=g)
    bad = torch.rand(n, generator=g) < 0.25
    x[bad, :4] += 2.0
    return x, bad.float()


def main():
    torch.manual_seed(0)
    net = AnomalyHead()
    criterion = nn.BCELoss()
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.8)
    loader = DataLoader(TensorDataset(*readings(800, 0)), batch_size=40, shuffle=True)
    for epoch in range(4):
        for x, bad in loader:
            loss = criterion(net(x), bad)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        print(epoch, loss.item())
    x, bad = readings(300, 1)
    with torch.no_grad():
        flagged = net(x) > 0.5
    print("accuracy", (flagged == bad.bool()).float().mean().item())


if __name__ == "__main__":
    main()
