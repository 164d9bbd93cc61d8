import torch
from torch import nn


class SpotNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(),
            nn.Conv2d(8, 1, 3, padding=1), nn.Sigmoid(),
        )

    def forward(self, x):
        return self.layers(x)


torch.manual_seed(0)
plate = torch.rand(16, 1, 12, 12)
spots = (plate > 0.7).half()
plate = plate.half()

net = SpotNet().half()
criterion = nn.BCELoss()
opt = torch.optim.SGD(net.parameters(), lr=0.05)
for it in range(20):
    prob = net(plate)
    loss = criterion(prob, spots)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), (prob > 0.5).float().mean().item())
