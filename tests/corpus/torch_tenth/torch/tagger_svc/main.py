import torch
from torch import nn

from net import TagNet
from serve import tags_for

torch.manual_seed(0)
TAGS = ["outdoor", "night", "people"]
net = TagNet(10, len(TAGS))
criterion = nn.BCEWithLogitsLoss()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for step in range(150):
    x = torch.randn(64, 10)
    y = (x[:, :3] > 0.3).float()
    loss = criterion(net(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
for row in torch.randn(4, 10):
    print(tags_for(net, row, TAGS))
