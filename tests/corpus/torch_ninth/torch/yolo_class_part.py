import torch
import torch.nn as nn
import torch.nn.functional as F

C, S = 4, 6


class GridDetector(nn.Module):
    def __init__(self):
        super().__init__()
        self.backbone = nn.Sequential(
            nn.Conv2d(3, 16, 3, stride=2, padding=1), nn.LeakyReLU(0.1), nn.Conv2d(16, 32, 3, stride=2, padding=1), nn.LeakyReLU(0.1)
        )
        self.box = nn.Conv2d(32, 4, 1)
        self.obj = nn.Conv2d(32, 1, 1)
        self.cls = nn.Conv2d(32, C, 1)

    def forward(self, x):
        f = self.backbone(x)
        return {"box": self.box(f), "obj": self.obj(f), "cls": F.softmax(self.cls(f), dim=1)}


def targets(n):
    obj = (torch.rand(n, 1, S, S) < 0.1).float()
    ids = torch.randint(0, C, (n, S, S))
    cls = F.one_hot(ids, C).permute(0, 3, 1, 2).float()
    return obj, cls, torch.rand(n, 4, S, S)


def detection_loss(pred, obj, cls, box):
    mask = obj.expand_as(cls)
    l_obj = F.binary_cross_entropy_with_logits(pred["obj"], obj)
    l_cls = F.binary_cross_entropy(pred["cls"], cls, weight=mask)
    l_box = (obj * (torch.sigmoid(pred["box"]) - box) ** 2).mean()
    return l_obj + l_cls + 5 * l_box


net = GridDetector()
opt = torch.optim.SGD(net.parameters(), lr=0.01, momentum=0.9)
for it in range(10):
    obj, cls, box = targets(8)
    loss = detection_loss(net(torch.randn(8, 3, 24, 24)), obj, cls, box)
    opt.zero_grad()
    loss.backward()
    opt.step()
    print(it, round(loss.item(), 3))
