"""One-stage detector head: objectness by BCE, class by CE on positives, boxes by smooth L1."""

import torch
import torch.nn as nn
import torch.nn.functional as F

A, C = 3, 7  # anchors per cell, classes


class Head(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.conv = nn.Conv2d(channels, A * (5 + C), 1)

    def forward(self, x):
        b, _, h, w = x.shape
        return self.conv(x).view(b, A, 5 + C, h, w).permute(0, 1, 3, 4, 2).contiguous()


def decode(pred, stride):
    """Boxes, scores and classes for inference only."""
    xy = pred[..., :2].sigmoid() * stride
    wh = pred[..., 2:4].exp() * stride
    conf = pred[..., 4].sigmoid()
    cls = pred[..., 5:].softmax(-1)
    scores = conf.unsqueeze(-1) * cls
    best, labels = scores.max(-1)
    keep = best > 0.3
    return torch.cat([xy, wh], -1)[keep], best[keep], labels[keep]


def yolo_loss(pred, tbox, tobj, tcls):
    positive = tobj > 0.5
    obj_loss = F.binary_cross_entropy_with_logits(pred[..., 4], tobj)
    if positive.any():
        xy_loss = F.binary_cross_entropy_with_logits(pred[..., 0:2][positive], tbox[..., 0:2][positive])
        wh_loss = F.smooth_l1_loss(pred[..., 2:4][positive], tbox[..., 2:4][positive])
        cls_loss = F.cross_entropy(pred[..., 5:][positive], tcls[positive])
    else:
        xy_loss = wh_loss = cls_loss = pred.sum() * 0
    return obj_loss + xy_loss + wh_loss + cls_loss


backbone = nn.Sequential(nn.Conv2d(3, 16, 3, 2, 1), nn.LeakyReLU(0.1), nn.Conv2d(16, 32, 3, 2, 1), nn.LeakyReLU(0.1))
model = nn.Sequential(backbone, Head(32))
opt = torch.optim.Adam(model.parameters(), 1e-3)
x = torch.randn(2, 3, 32, 32)
tobj = (torch.rand(2, A, 8, 8) > 0.9).float()
tbox = torch.rand(2, A, 8, 8, 4)
tcls = torch.randint(0, C, (2, A, 8, 8))
for _ in range(3):
    loss = yolo_loss(model(x), tbox, tobj, tcls)
    opt.zero_grad()
    loss.backward()
    opt.step()
boxes, scores, labels = decode(model(x).detach(), 4)
print(loss.item(), boxes.shape)
