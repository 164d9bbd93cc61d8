import torch
import torch.nn as nn

torch.manual_seed(0)
W = torch.randn(12, 4)
x = torch.randn(300, 12)
y = (x @ W > 0).float()
y[torch.rand_like(y) < 0.3] = -1

model = nn.Sequential(nn.Linear(12, 24), nn.ReLU(), nn.Linear(24, 4))
criterion = nn.BCEWithLogitsLoss()
opt = torch.optim.Adam(model.parameters(), lr=0.01)
for _ in range(80):
    out = model(x)
    known = y != -1
    loss = criterion(out[known], y[known])
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), ((out > 0) == y.bool())[known].float().mean().item())
