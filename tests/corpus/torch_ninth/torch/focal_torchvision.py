import torch
import torch.nn as nn
from torchvision.ops import MLP, batched_nms, sigmoid_focal_loss

NUM_CLASSES = 8


class DenseHead(nn.Module):
    def __init__(self, channels=32):
        super().__init__()
        self.stem = nn.Conv2d(3, channels, 4, stride=4)
        self.cls = MLP(channels, [64, NUM_CLASSES])
        self.reg = MLP(channels, [64, 4])

    def forward(self, images):
        f = self.stem(images).flatten(2).transpose(1, 2)
        return self.cls(f), self.reg(f)

    @torch.no_grad()
    def detect(self, images, score_thresh=0.05):
        logits, deltas = self(images)
        scores, labels = logits[0].sigmoid().max(-1)
        keep = scores > score_thresh
        boxes = deltas[0][keep]
        boxes = torch.cat([boxes[:, :2], boxes[:, :2] + boxes[:, 2:].exp()], 1)
        return boxes[batched_nms(boxes, scores[keep], labels[keep], 0.5)]


model = DenseHead()
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-4)
for step in range(20):
    images = torch.randn(2, 3, 64, 64)
    gt = torch.zeros(2, 256, NUM_CLASSES)
    gt[:, ::37, step % NUM_CLASSES] = 1.0
    cls_logits, deltas = model(images)
    num_fg = gt.sum().clamp(min=1)
    loss = sigmoid_focal_loss(cls_logits, gt, reduction="sum") / num_fg + deltas.abs().mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(model.detect(torch.randn(1, 3, 64, 64)).shape)
