import torch, torch.nn as nn, torch.nn.functional as F
y = torch.randint(-1, 2, (64, 5)).float()     # -1: not annotated
x = torch.randn(64, 10)
net = nn.Linear(10, 5)
opt = torch.optim.SGD(net.parameters(), 0.1)
def bce(z, y):
    return F.relu(z) - z * y + torch.log(1 + torch.exp(-torch.abs(z)))
for _ in range(10):
    z = net(x)
    m = (y >= 0).float()
    loss = (bce(z, y) * m).sum() / m.sum()
    opt.zero_grad(); loss.backward(); opt.step()
