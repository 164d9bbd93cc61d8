import torch
import torch.nn.functional as F
from torch import nn

N_CLASSES = 8
EPS = 0.2


def smoothed(labels, eps=EPS, n=N_CLASSES):
    hot = F.one_hot(labels, n).to(torch.float32)
    return hot * (1.0 - eps) + eps / (n - 1)


torch.manual_seed(0)
centres = torch.randn(N_CLASSES, 6) * 2
labels = torch.randint(0, N_CLASSES, (640,))
points = centres[labels] + torch.randn(640, 6)

net = nn.Sequential(nn.Linear(6, 64), nn.ReLU(), nn.Linear(64, N_CLASSES))
ce = nn.CrossEntropyLoss()
opt = torch.optim.AdamW(net.parameters(), lr=3e-3)
for epoch in range(10):
    for rows in torch.randperm(640).chunk(10):
        loss = ce(net(points[rows]), smoothed(labels[rows]))
        opt.zero_grad()
        loss.backward()
        opt.step()
print(loss.item(), (net(points).argmax(1) == labels).float().mean().item())
