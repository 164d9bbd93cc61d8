import torch
import torch.nn.functional as F
from torch import nn
from sklearn.datasets import load_digits


class LogProbMixin:
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.log_prob = nn.LogSoftmax(dim=-1)

    def forward(self, x):
        return self.log_prob(super().forward(x))


class ConvDigits(nn.Module):
    def __init__(self, channels=6):
        super().__init__()
        self.conv = nn.Conv2d(1, channels, 3, stride=2, padding=1)
        self.head = nn.Linear(channels * 16, 10)

    def forward(self, x):
        return self.head(self.conv(x).relu().flatten(1))


class DigitModel(LogProbMixin, ConvDigits):
    pass


d = load_digits()
images = torch.tensor(d.images[:, None] / 16).float()
target = torch.tensor(d.target)
model = DigitModel(channels=8)
opt = torch.optim.Adam(model.parameters(), lr=3e-3)
for epoch in range(3):
    for rows in torch.randperm(1600).split(64):
        loss = F.cross_entropy(model(images[rows]), target[rows], label_smoothing=0.05)
        opt.zero_grad()
        loss.backward()
        opt.step()
print(loss.item(), (model(images[1600:]).argmax(-1) == target[1600:]).float().mean().item())
