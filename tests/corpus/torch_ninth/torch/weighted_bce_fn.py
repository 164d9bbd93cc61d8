import torch
from torch import nn


def weighted_bce(output, target, pos_weights, neg_weights):
    output = torch.clamp(output, min=1e-7, max=1 - 1e-7)
    pos = -pos_weights * target * torch.log(output)
    neg = -neg_weights * (1 - target) * torch.log(1 - output)
    return (pos + neg).mean()


class XrayNet(nn.Module):
    def __init__(self, findings):
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(1, 8, 3, padding=1), nn.BatchNorm2d(8), nn.ReLU(), nn.AdaptiveAvgPool2d(4), nn.Flatten()
        )
        self.classifier = nn.Linear(128, findings)

    def forward(self, x):
        return self.classifier(self.features(x))


torch.manual_seed(0)
labels = (torch.rand(256, 5) < torch.tensor([0.05, 0.1, 0.3, 0.2, 0.5])).float()
images = torch.randn(256, 1, 24, 24) + labels.sum(1).view(-1, 1, 1, 1)
freq = labels.mean(0)
net = XrayNet(5)
opt = torch.optim.SGD(net.parameters(), lr=0.05)
for epoch in range(4):
    for idx in torch.arange(256).split(32):
        opt.zero_grad()
        loss = weighted_bce(net(images[idx]), labels[idx], 1 - freq, freq)
        loss.backward()
        opt.step()
    print(epoch, loss.item())
