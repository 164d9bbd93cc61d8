import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)
tags = (torch.rand(200, 6) < 0.4).float()
tags[:, 0] = torch.where(tags.sum(1) == 0, 1.0, tags[:, 0])
x = tags @ torch.randn(6, 10) + 0.1 * torch.randn(200, 10)
target = tags / tags.sum(dim=1, keepdim=True)

model = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 6))
opt = torch.optim.Adam(model.parameters(), lr=0.01)
for _ in range(60):
    loss = F.cross_entropy(model(x), target)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
