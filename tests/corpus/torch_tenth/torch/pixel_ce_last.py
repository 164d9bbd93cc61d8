import torch
import torch.nn as nn
import torch.nn.functional as F

CLASSES = 5


class FCN(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 16, 3, stride=2, padding=1)
        self.conv2 = nn.Conv2d(16, 32, 3, padding=1)
        self.score = nn.Conv2d(32, CLASSES, 1)

    def forward(self, x):
        h = F.relu(self.conv2(F.relu(self.conv1(x))))
        h = F.interpolate(self.score(h), size=x.shape[-2:], mode="bilinear", align_corners=False)
        return h.permute(0, 2, 3, 1)


def scenes(n):
    image = torch.rand(n, 3, 24, 32)
    return image, (image[:, 0] * CLASSES).long().clamp_max(CLASSES - 1)


net = FCN()
opt = torch.optim.SGD(net.parameters(), lr=0.05, momentum=0.9)
for it in range(30):
    image, label = scenes(8)
    loss = F.cross_entropy(net(image), label)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
