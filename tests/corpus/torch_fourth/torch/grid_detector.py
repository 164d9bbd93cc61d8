"""one-stage detector on a 4x4 grid: x, y in the cell, w, h, objectness, class"""
import torch
import torch.nn as nn

S, N_CLASSES = 4, 3


class TinyGrid(nn.Module):
    def __init__(self):
        super().__init__()
        self.backbone = nn.Sequential(
            nn.Conv2d(1, 16, 3, 2, 1), nn.BatchNorm2d(16), nn.LeakyReLU(0.1),
            nn.Conv2d(16, 32, 3, 2, 1), nn.BatchNorm2d(32), nn.LeakyReLU(0.1),
        )
        self.head = nn.Conv2d(32, 5 + N_CLASSES, 1)

    def forward(self, x):
        return self.head(self.backbone(x)).permute(0, 2, 3, 1)


class GridLoss(nn.Module):
    def __init__(self, l_box=5.0, l_noobj=0.5):
        super().__init__()
        self.mse = nn.MSELoss()
        self.bce = nn.BCEWithLogitsLoss()
        self.entropy = nn.CrossEntropyLoss()
        self.l_box, self.l_noobj = l_box, l_noobj

    def forward(self, out, target):
        obj, noobj = target[..., 4] == 1, target[..., 4] == 0
        no_object = self.bce(out[..., 4][noobj], target[..., 4][noobj])
        has_object = self.bce(out[..., 4][obj], target[..., 4][obj])
        xy = self.mse(out[..., :2][obj].sigmoid(), target[..., :2][obj])
        wh = self.mse(out[..., 2:4][obj], torch.log(target[..., 2:4][obj]))
        cls = self.entropy(out[..., 5:][obj], target[..., 5][obj].long())
        return self.l_box * (xy + wh) + has_object + self.l_noobj * no_object + cls


def scenes(n):
    image, target = 0.1 * torch.randn(n, 1, 16, 16), torch.zeros(n, S, S, 6)
    for i in range(n):
        cy, cx, kind = torch.randint(0, S, (1,)).item(), torch.randint(0, S, (1,)).item(), i % N_CLASSES
        w, h = [(2, 4), (4, 2), (3, 3)][kind]
        image[i, 0, cy * 4 : cy * 4 + h, cx * 4 : cx * 4 + w] = 1.0
        target[i, cy, cx] = torch.tensor([w / 8, h / 8, w / 4, h / 4, 1.0, kind])
    return image, target


def decode(out, threshold=0.5):
    score = out[..., 4].sigmoid()
    keep = score > threshold
    return out[..., 5:].softmax(-1)[keep], score[keep]


torch.manual_seed(0)
net, criterion = TinyGrid(), GridLoss()
opt = torch.optim.Adam(net.parameters(), lr=3e-3)
for it in range(60):
    image, target = scenes(32)
    loss = criterion(net(image), target)
    opt.zero_grad()
    loss.backward()
    opt.step()
net.eval()
classes, scores = decode(net(scenes(8)[0]))
print(loss.item(), len(scores))
