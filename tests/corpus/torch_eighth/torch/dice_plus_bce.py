import torch
import torch.nn as nn
import torch.nn.functional as F


class DiceBCELoss(nn.Module):
    def __init__(self, smooth=1.0, bce_weight=0.5):
        super().__init__()
        self.smooth, self.bce_weight = smooth, bce_weight

    def forward(self, inputs, targets):
        bce = F.binary_cross_entropy_with_logits(inputs, targets)
        inputs = torch.sigmoid(inputs)
        inputs, targets = inputs.reshape(-1), targets.reshape(-1)
        intersection = (inputs * targets).sum()
        dice = 1 - (2.0 * intersection + self.smooth) / (inputs.sum() + targets.sum() + self.smooth)
        return self.bce_weight * bce + (1 - self.bce_weight) * dice


def iou(logits, mask):
    pred = logits.sigmoid() > 0.5
    mask = mask.bool()
    return ((pred & mask).sum() / (pred | mask).sum().clamp(min=1)).item()


torch.manual_seed(0)
net = nn.Sequential(nn.Conv2d(1, 8, 5, padding=2), nn.ReLU(), nn.Conv2d(8, 1, 5, padding=2))
criterion = DiceBCELoss()
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for step in range(40):
    mask = torch.zeros(8, 1, 20, 20)
    mask[:, :, 6:14, 6:14] = 1
    image = mask + 0.5 * torch.randn_like(mask)
    logits = net(image)
    loss = criterion(logits, mask)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), iou(logits, mask))
