import torch
import torch.nn as nn
import torch.nn.functional as F

ANCHORS = 9


class FocalWithLogits(nn.Module):
    def __init__(self, alpha=0.25, gamma=2.0):
        super().__init__()
        self.alpha, self.gamma = alpha, gamma

    def forward(self, inputs, targets):
        bce = F.binary_cross_entropy_with_logits(inputs, targets, reduction="none")
        p_t = torch.exp(-bce)
        a_t = self.alpha * targets + (1 - self.alpha) * (1 - targets)
        return (a_t * (1 - p_t) ** self.gamma * bce).sum() / targets.sum().clamp(min=1)


class Head(nn.Module):
    def __init__(self):
        super().__init__()
        self.tower = nn.Sequential(nn.Conv2d(3, 16, 3, padding=1), nn.ReLU())
        self.objectness = nn.Conv2d(16, ANCHORS, 1)
        nn.init.constant_(self.objectness.bias, -4.6)

    def forward(self, x):
        return self.objectness(self.tower(x)).permute(0, 2, 3, 1).flatten(1)


torch.manual_seed(0)
net, criterion = Head(), FocalWithLogits()
opt = torch.optim.SGD(net.parameters(), lr=0.02, momentum=0.9)
image = torch.rand(12, 3, 8, 8)
hit = (image.mean(1) > 0.68).float()[..., None].expand(-1, -1, -1, ANCHORS).flatten(1)
for it in range(40):
    loss = criterion(net(image), hit)
    opt.zero_grad()
    loss.backward()
    opt.step()
scores = net(image).sigmoid()
print(loss.item(), "detections", (scores > 0.5).sum().item())
