import torch

from decode import decode
from head import Head
from loss import detection_loss


def sample(n=64):
    x = torch.randn(n, 10)
    return x, {"obj": (x[:, 0] > 0).float(), "cls": x[:, 1:4].argmax(1), "box": torch.sigmoid(x[:, 4:8])}


model = Head(10, 3)
opt = torch.optim.Adam(model.parameters(), lr=1e-2)
for _ in range(60):
    x, target = sample()
    loss = detection_loss(model(x), target)
    opt.zero_grad()
    loss.backward()
    opt.step()
boxes, (confidence, names), score = decode(model(sample()[0]))
print(loss.item(), boxes.shape, confidence.mean().item(), score.min().item())
