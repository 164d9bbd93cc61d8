import torch
import torch.nn as nn
import torch.nn.functional as F

VOID = 255
CLASSES = ["road", "car", "sky", "tree"]


class AuxHeadNet(nn.Module):
    """Returns a dict with 'out' and 'aux', upsampled to the input's size."""

    def __init__(self, num_classes):
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(3, 16, 3, stride=2, padding=1), nn.ReLU())
        self.deep = nn.Sequential(nn.Conv2d(16, 32, 3, stride=2, padding=1), nn.ReLU())
        self.classifier = nn.Conv2d(32, num_classes, 1)
        self.aux_classifier = nn.Conv2d(16, num_classes, 1)

    def forward(self, x):
        size = x.shape[-2:]
        low = self.stem(x)
        out = F.interpolate(self.classifier(self.deep(low)), size=size, mode="bilinear", align_corners=False)
        aux = F.interpolate(self.aux_classifier(low), size=size, mode="bilinear", align_corners=False)
        return {"out": out, "aux": aux}


def criterion(inputs, target):
    losses = {name: F.cross_entropy(x, target) for name, x in inputs.items()}
    if len(losses) == 1:
        return losses["out"]
    return losses["out"] + 0.5 * losses["aux"]


def confusion(target, pred, n):
    k = (target >= 0) & (target < n)
    return torch.bincount(n * target[k] + pred[k], minlength=n * n).reshape(n, n)


net = AuxHeadNet(len(CLASSES))
optimizer = torch.optim.SGD(net.parameters(), lr=0.02, momentum=0.9)
image = torch.randn(4, 3, 32, 32)
target = torch.randint(0, len(CLASSES), (4, 32, 32))
target[:, :2] = VOID
for _ in range(3):
    output = net(image)
    loss = criterion(output, target)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
with torch.inference_mode():
    pred = net(image)["out"].argmax(1)
    mat = confusion(target.flatten(), pred.flatten(), len(CLASSES))
    iu = torch.diag(mat) / (mat.sum(1) + mat.sum(0) - torch.diag(mat)).clamp(min=1)
print(loss.item(), iu.tolist())
