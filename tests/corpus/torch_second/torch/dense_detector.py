import torch
from torch import nn
from torch.nn import functional as F

FG_THRESHOLD = 0.5
N_CLASSES = 3


def sigmoid_focal_loss(inputs, targets, alpha=0.25, gamma=2.0, reduction="sum"):
    p = torch.sigmoid(inputs)
    ce_loss = F.binary_cross_entropy_with_logits(inputs, targets, reduction="none")
    p_t = p * targets + (1 - p) * (1 - targets)
    loss = ce_loss * ((1 - p_t) ** gamma)
    if alpha >= 0:
        alpha_t = alpha * targets + (1 - alpha) * (1 - targets)
        loss = alpha_t * loss
    return loss.sum() if reduction == "sum" else loss.mean()


class DenseHead(nn.Module):
    def __init__(self, channels=8, prior=0.01):
        super().__init__()
        self.tower = nn.Sequential(nn.Conv2d(1, channels, 3, padding=1), nn.ReLU(), nn.Conv2d(channels, channels, 3, padding=1), nn.ReLU())
        self.cls_logits = nn.Conv2d(channels, N_CLASSES, 3, padding=1)
        nn.init.constant_(self.cls_logits.bias, float(-torch.log(torch.tensor((1 - prior) / prior))))

    def forward(self, x):
        return self.cls_logits(self.tower(x)).permute(0, 2, 3, 1).flatten(1, 2)


def scene(n, s=8, seed=0):
    g = torch.Generator().manual_seed(seed)
    cls = torch.randint(0, N_CLASSES + 1, (n, s * s), generator=g)
    cls[torch.rand(n, s * s, generator=g) < 0.8] = N_CLASSES
    image = torch.tensor([-1.0, 1.0, 2.5, 0.0])[cls].view(n, 1, s, s) + 0.1 * torch.randn(n, 1, s, s, generator=g)
    return image, cls


def detect(head, image, score_thresh=FG_THRESHOLD):
    with torch.no_grad():
        scores = head(image).sigmoid()
    best, label = scores.max(-1)
    label[best <= score_thresh] = N_CLASSES
    return label


head = DenseHead()
optimizer = torch.optim.Adam(head.parameters(), lr=5e-3)
image, cls = scene(32)
target = F.one_hot(cls, N_CLASSES + 1)[..., :N_CLASSES].float()
n_fg = (cls < N_CLASSES).sum().clamp(min=1)
for it in range(80):
    loss = sigmoid_focal_loss(head(image), target) / n_fg
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if it % 20 == 0:
        print(it, loss.item())
test_image, test_cls = scene(8, seed=1)
print("cells right", (detect(head, test_image) == test_cls).float().mean().item())
