"""Binary segmentation: Dice on probabilities plus BCE on logits."""

import torch
import torch.nn as nn
import torch.nn.functional as F


class DoubleConv(nn.Module):
    def __init__(self, i, o):
        super().__init__()
        self.block = nn.Sequential(
            nn.Conv2d(i, o, 3, padding=1), nn.BatchNorm2d(o), nn.ReLU(inplace=True),
            nn.Conv2d(o, o, 3, padding=1), nn.BatchNorm2d(o), nn.ReLU(inplace=True),
        )

    def forward(self, x):
        return self.block(x)


class TinyUNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.down1, self.down2 = DoubleConv(1, 8), DoubleConv(8, 16)
        self.up = nn.ConvTranspose2d(16, 8, 2, stride=2)
        self.merge = DoubleConv(16, 8)
        self.out = nn.Conv2d(8, 1, kernel_size=1)

    def forward(self, x):
        a = self.down1(x)
        b = self.down2(F.max_pool2d(a, 2))
        u = self.up(b)
        return torch.sigmoid(self.out(self.merge(torch.cat([a, u], dim=1))))


class DiceBCELoss(nn.Module):
    def forward(self, logits, targets, smooth=1.0):
        bce = F.binary_cross_entropy_with_logits(logits, targets)
        probs = torch.sigmoid(logits)
        probs, targets = probs.view(-1), targets.view(-1)
        intersection = (probs * targets).sum()
        dice = 1 - (2.0 * intersection + smooth) / (probs.sum() + targets.sum() + smooth)
        return bce + dice


def iou(logits, targets, threshold=0.5):
    pred = (torch.sigmoid(logits) > threshold).float()
    inter = (pred * targets).sum((1, 2, 3))
    union = ((pred + targets) > 0).float().sum((1, 2, 3))
    return ((inter + 1e-6) / (union + 1e-6)).mean()


model, criterion = TinyUNet(), DiceBCELoss()
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
images = torch.randn(8, 1, 16, 16)
masks = (images > 0.3).float()
for epoch in range(4):
    model.train()
    optimizer.zero_grad()
    loss = criterion(model(images), masks)
    loss.backward()
    optimizer.step()
model.eval()
with torch.no_grad():
    print("iou", iou(model(images), masks).item())
