from collections import OrderedDict

import torch
from torch import nn
from sklearn.datasets import load_digits

backbone = nn.Sequential(OrderedDict([
    ("conv1", nn.Conv2d(1, 8, 3, padding=1)),
    ("relu1", nn.ReLU()),
    ("pool", nn.MaxPool2d(2)),
    ("conv2", nn.Conv2d(8, 16, 3, padding=1)),
    ("relu2", nn.ReLU()),
]))


class WithHead(nn.Module):
    def __init__(self, backbone, n_classes, freeze=False):
        super().__init__()
        self.backbone = backbone.requires_grad_(not freeze)
        self.pool = nn.AdaptiveAvgPool2d(2)
        self.head = nn.LazyLinear(n_classes)

    def forward(self, x):
        features = self.pool(self.backbone(x))
        return self.head(torch.flatten(features, 1))


digits = load_digits()
x = torch.tensor(digits.images[:, None] / 16, dtype=torch.float32)
y = torch.tensor(digits.target)
model = WithHead(backbone, 10)
model(x[:2])
opt = torch.optim.Adam(model.parameters(), lr=5e-3)
criterion = nn.CrossEntropyLoss(label_smoothing=0.1)
for epoch in range(3):
    for idx in torch.randperm(1500).split(50):
        loss = criterion(model(x[idx]), y[idx])
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
print((model(x[1500:]).argmax(1) == y[1500:]).float().mean().item())
