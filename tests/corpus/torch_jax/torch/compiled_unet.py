from functools import partial

import torch
import torch.nn as nn
import torch.nn.functional as F


def conv(i, o):
    return nn.Sequential(nn.Conv2d(i, o, 3, padding=1), nn.BatchNorm2d(o), nn.ReLU(inplace=True))


class OutConv(nn.Module):
    def __init__(self, in_channels, out_channels):
        super().__init__()
        self.conv = nn.Sequential(
            nn.Conv2d(in_channels, out_channels, kernel_size=1),
            nn.Softmax(dim=1),
        )

    def forward(self, x):
        return self.conv(x)


class UNet(nn.Module):
    def __init__(self, n_channels, n_classes):
        super().__init__()
        self.inc = conv(n_channels, 8)
        self.down = nn.Sequential(nn.MaxPool2d(2), conv(8, 16))
        self.up = nn.Upsample(scale_factor=2)
        self.fuse = conv(24, 8)
        self.outc = OutConv(8, n_classes)

    def forward(self, x):
        x1 = self.inc(x)
        x2 = self.up(self.down(x1))
        return self.outc(self.fuse(torch.cat([x2, x1], dim=1)))


criterion = partial(F.cross_entropy, ignore_index=255, reduction="mean")
model = torch.compile(UNet(3, 4), backend="eager")
optimizer = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9)
for step in range(10):
    mask = torch.randint(0, 4, (4, 8, 8)).repeat_interleave(2, 1).repeat_interleave(2, 2)
    image = torch.stack([mask == 1, mask == 2, mask == 3], dim=1).float() + 0.1 * torch.randn(4, 3, 16, 16)
    mask[:, 0] = 255
    optimizer.zero_grad()
    loss = criterion(model(image), mask)
    loss.backward()
    optimizer.step()
    print(step, loss.item())
