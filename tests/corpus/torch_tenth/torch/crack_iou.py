import torch
from torch import nn


class CrackNet(nn.Module):
    def __init__(self, ch=8):
        super().__init__()
        self.enc = nn.Sequential(nn.Conv2d(1, ch, 3, padding=1), nn.ReLU(), nn.Conv2d(ch, ch, 3, padding=1), nn.ReLU())
        self.head = nn.Conv2d(ch, 1, 1)

    def forward(self, x):
        return self.head(self.enc(x))


def iou(out, mask):
    hard = torch.gt(out, 0.5)
    mask = mask.bool()
    return ((hard & mask).sum() / (hard | mask).sum().clamp(min=1)).item()


def concrete(n, size=20):
    image = 0.6 + 0.05 * torch.randn(n, 1, size, size)
    mask = torch.zeros(n, 1, size, size)
    for k in range(n):
        mask[k, 0, torch.randint(size, (1,)), :] = 1.0
    return image - 0.3 * mask, mask


torch.manual_seed(0)
net = CrackNet()
criterion = nn.BCEWithLogitsLoss(pos_weight=torch.tensor(5.0))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for it in range(60):
    image, mask = concrete(8)
    loss = criterion(net(image), mask)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if it % 20 == 19:
        with torch.no_grad():
            image, mask = concrete(32)
            print(it, loss.item(), "IoU", iou(net(image), mask))
