import torch
import torch.nn.functional as F
from torch import nn
from sklearn.datasets import load_digits

d = load_digits()
x, y = torch.tensor(d.images).float().unsqueeze(1) / 16, torch.tensor(d.target)
net = nn.Sequential(nn.Conv2d(1, 8, 3), nn.ReLU(), nn.Flatten(), nn.Linear(288, 10))
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for rows in torch.randperm(1500).split(75):
    with torch.autocast("cpu", dtype=torch.bfloat16):
        z = net(x[rows])
    loss = F.cross_entropy(z.float(), y[rows])
    opt.zero_grad()
    loss.backward()
    opt.step()
with torch.no_grad():
    p = net(x[1500:]).softmax(1)
print(loss.item(), (p.argmax(1) == y[1500:]).float().mean().item(), p.half().dtype)
