import torch
import torch.nn as nn
import torch.nn.functional as F


class DiceBCELoss(nn.Module):
    """dice + bce, as in the competition kernels"""

    def __init__(self, smooth=1.0, bce_weight=0.5):
        super().__init__()
        self.smooth = smooth
        self.bce_weight = bce_weight

    def forward(self, inputs, targets):
        inputs = torch.sigmoid(inputs)
        inputs = inputs.view(-1)
        targets = targets.view(-1)
        intersection = (inputs * targets).sum()
        dice = 1 - (2.0 * intersection + self.smooth) / (inputs.sum() + targets.sum() + self.smooth)
        bce = F.binary_cross_entropy_with_logits(inputs, targets)
        return self.bce_weight * bce + (1 - self.bce_weight) * dice


def conv(i, o):
    return nn.Sequential(nn.Conv2d(i, o, 3, padding=1), nn.BatchNorm2d(o), nn.ReLU(inplace=True))


class SmallSeg(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = conv(1, 8)
        self.b = conv(8, 16)
        self.up = nn.Upsample(scale_factor=2, mode="bilinear", align_corners=False)
        self.last = nn.Conv2d(24, 1, 1)

    def forward(self, x):
        a = self.a(x)
        b = self.up(self.b(F.max_pool2d(a, 2)))
        return self.last(torch.cat([a, b], 1))


def blobs(n, s=24):
    yy, xx = torch.meshgrid(torch.arange(s), torch.arange(s), indexing="ij")
    c = torch.randint(5, s - 5, (n, 2, 1, 1))
    m = (((yy - c[:, :1]) ** 2 + (xx - c[:, 1:]) ** 2) < 16).float()
    return m + 0.4 * torch.randn_like(m), m


model = SmallSeg()
criterion = DiceBCELoss()
optimizer = torch.optim.Adam(model.parameters(), lr=1e-2)
for step in range(40):
    img, mask = blobs(12)
    loss = criterion(model(img), mask)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
img, mask = blobs(12)
with torch.no_grad():
    pred = model(img) > 0
print("loss", loss.item(), "pixel acc", (pred == mask.bool()).float().mean().item())
