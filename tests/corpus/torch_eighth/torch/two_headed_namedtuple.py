from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F


class Detection(NamedTuple):
    objectness: Tensor
    box: Tensor
    category: Tensor


class OneBoxDetector(nn.Module):
    def __init__(self, n_categories=4):
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(1, 8, 3, 2, 1), nn.ReLU(), nn.Conv2d(8, 16, 3, 2, 1), nn.ReLU(), nn.Flatten())
        self.obj = nn.Linear(256, 1)
        self.box = nn.Linear(256, 4)
        self.cat = nn.Linear(256, n_categories)

    def forward(self, img):
        h = self.stem(img)
        return Detection(
            objectness=torch.sigmoid(self.obj(h)).squeeze(-1),
            box=torch.sigmoid(self.box(h)),
            category=self.cat(h),
        )


def detection_loss(pred: Detection, obj, box, cat):
    present = obj > 0
    l_obj = F.binary_cross_entropy_with_logits(pred.objectness, obj)
    l_box = F.smooth_l1_loss(pred.box[present], box[present])
    l_cat = F.cross_entropy(pred.category[present], cat[present])
    return l_obj + 5 * l_box + l_cat


torch.manual_seed(0)
detector = OneBoxDetector()
optimizer = torch.optim.Adam(detector.parameters(), lr=2e-3)
for it in range(40):
    img = torch.randn(32, 1, 16, 16) * 0.1
    obj = (torch.rand(32) < 0.6).float()
    cat = torch.randint(0, 4, (32,))
    img[:, 0, 4:8, 4:8] += (obj * (1 + cat))[:, None, None]
    box = torch.tensor([0.25, 0.25, 0.5, 0.5]).repeat(32, 1)
    loss = detection_loss(detector(img), obj, box, cat)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
