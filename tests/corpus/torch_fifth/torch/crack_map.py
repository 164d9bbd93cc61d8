import torch
import torch.nn as nn
import torch.nn.functional as F


class CrackNet(nn.Module):
    def __init__(self, ch=8):
        super().__init__()
        self.c1 = nn.Conv2d(1, ch, 3, padding=1)
        self.c2 = nn.Conv2d(ch, ch, 3, padding=2, dilation=2)
        self.c3 = nn.Conv2d(ch, ch, 3, padding=1)
        self.score = nn.Conv2d(ch, 1, kernel_size=1)

    def forward(self, img):
        h = F.relu(self.c1(img))
        h = F.relu(self.c2(h)) + h
        h = F.relu(self.c3(h))
        return F.softmax(self.score(h), dim=1)


def walls(n, s=20):
    mask = torch.zeros(n, 1, s, s)
    for k in range(n):
        r = int(torch.randint(0, s, (1,)))
        mask[k, 0, r] = 1
    return 0.5 * torch.randn(n, 1, s, s) - mask, mask


net = CrackNet()
loss_fn = nn.BCELoss()
opt = torch.optim.Adam(net.parameters(), lr=3e-3)
for it in range(25):
    img, mask = walls(8)
    pred = net(img)
    loss = loss_fn(pred, mask)
    opt.zero_grad()
    loss.backward()
    opt.step()
print("loss", loss.item(), "crack share", (net(img) > 0.5).float().mean().item(), "true", mask.mean().item())
