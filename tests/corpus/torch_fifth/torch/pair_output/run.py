import torch
from torch import nn
from sklearn.datasets import load_digits

from model import WithConfidence
from report import calibration, confident

x, y = load_digits(return_X_y=True)
x, y = torch.tensor(x / 16, dtype=torch.float32), torch.tensor(y)
net = WithConfidence(64, 10)
criterion = nn.CrossEntropyLoss()
opt = torch.optim.Adam(net.parameters(), lr=3e-3)
for epoch in range(4):
    net.train()
    for b in torch.randperm(1400).split(64):
        outputs = net(x[b])
        loss = criterion(outputs[0], y[b])
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
cls, sure = confident(net, x[1400:])
print("sure about", sure.float().mean().item(), "right", (cls == y[1400:])[sure].float().mean().item())
calibration(net, x[1400:], y[1400:])
