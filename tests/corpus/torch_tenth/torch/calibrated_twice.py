import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_digits


class DigitNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(64, 48)
        self.last = nn.Linear(48, 10)

    def logits(self, x):
        return self.last(F.relu(self.hidden(x)))

    def forward(self, x):
        return F.softmax(self.logits(x), dim=1)


class TemperatureScaled(nn.Module):
    def __init__(self, net, temperature=1.5):
        super().__init__()
        self.net = net
        self.temperature = temperature

    def forward(self, x):
        return F.softmax(self.net(x) / self.temperature, dim=1)


X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X / 16, dtype=torch.float32), torch.tensor(y)
net = DigitNet()
opt = torch.optim.Adam(net.parameters(), lr=3e-3)
for epoch in range(10):
    for b in torch.randperm(1400).split(70):
        opt.zero_grad()
        F.cross_entropy(net.logits(X[b]), y[b]).backward()
        opt.step()
scaled = TemperatureScaled(net).eval()
with torch.no_grad():
    conf = scaled(X[1400:]).max(1).values
    print("acc", (scaled(X[1400:]).argmax(1) == y[1400:]).float().mean().item(), "mean confidence", conf.mean().item())
