import torch
import torch.nn.functional as F
from torch import nn


def sigmoid_focal_loss(inputs, targets, alpha: float = 0.25, gamma: float = 2, reduction: str = "mean"):
    p = torch.sigmoid(inputs)
    ce_loss = F.binary_cross_entropy_with_logits(inputs, targets, reduction="none")
    p_t = p * targets + (1 - p) * (1 - targets)
    loss = ce_loss * ((1 - p_t) ** gamma)
    if alpha >= 0:
        alpha_t = alpha * targets + (1 - alpha) * (1 - targets)
        loss = alpha_t * loss
    if reduction == "mean":
        return loss.mean()
    return loss.sum() if reduction == "sum" else loss


class Heat(nn.Module):
    def __init__(self, anchors=3):
        super().__init__()
        self.body = nn.Conv2d(1, 8, 3, padding=1)
        self.cls_logits = nn.Conv2d(8, anchors, 3, padding=1)
        nn.init.constant_(self.cls_logits.bias, -4.0)

    def forward(self, x):
        return self.cls_logits(F.relu(self.body(x)))


torch.manual_seed(0)
target = (torch.rand(8, 3, 12, 12) > 0.95).float()
image = target.sum(1, keepdim=True) + 0.1 * torch.randn(8, 1, 12, 12)
net = Heat()
opt = torch.optim.Adam(net.parameters(), 0.01)
for _ in range(30):
    loss = sigmoid_focal_loss(net(image), target)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), (net(image).sigmoid() > 0.3).sum().item())
