import torch

from model import build
from plot import confidence_map

torch.manual_seed(0)
net = build("unet_s", classes=4)
opt = torch.optim.Adam(net.parameters(), 5e-3)
criterion = torch.nn.CrossEntropyLoss(ignore_index=3)
for _ in range(20):
    y = torch.randint(0, 4, (4, 4, 4)).repeat_interleave(4, 1).repeat_interleave(4, 2)
    x = torch.randn(4, 3, 16, 16) + y.unsqueeze(1)
    loss = criterion(net(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), confidence_map(net, x).shape)
