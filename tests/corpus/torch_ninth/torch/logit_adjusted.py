import torch
import torch.nn as nn
import torch.nn.functional as F

TAU = 1.0
COUNTS = torch.tensor([900, 250, 80, 20])


class LogitAdjustedLoss(nn.Module):
    def __init__(self, counts, tau):
        super().__init__()
        prior = counts / counts.sum()
        self.register_buffer("adjustment", tau * torch.log(prior + 1e-12))

    def forward(self, logits, target):
        return F.cross_entropy(logits + self.adjustment, target)


y = torch.repeat_interleave(torch.arange(4), COUNTS)
x = torch.randn(len(y), 10) + 1.5 * F.one_hot(y, 10)
model = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 4))
criterion = LogitAdjustedLoss(COUNTS, TAU)
opt = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
for epoch in range(10):
    for i in torch.randperm(len(y)).split(100):
        opt.zero_grad()
        loss = criterion(model(x[i]), y[i])
        loss.backward()
        opt.step()
with torch.no_grad():
    probs = F.softmax(model(x), dim=1)
    for k in range(4):
        print(k, (probs[y == k].argmax(1) == k).float().mean().item())
