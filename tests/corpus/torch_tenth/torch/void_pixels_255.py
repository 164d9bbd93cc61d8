import torch
import torch.nn as nn

VOID = 255


def street(n=6, size=16):
    image = torch.rand(n, 3, size, size)
    label = (image[:, 1] * 4).long().clamp(max=3)
    label[:, 0, :] = VOID
    label[:, :, -1] = VOID
    return image, label


net = nn.Sequential(
    nn.Conv2d(3, 16, 3, padding=1), nn.BatchNorm2d(16), nn.ReLU(),
    nn.Conv2d(16, 4, 1),
)
criterion = nn.CrossEntropyLoss(ignore_index=VOID)
opt = torch.optim.Adam(net.parameters(), lr=1e-2)
for it in range(60):
    image, label = street()
    loss = criterion(net(image), label)
    opt.zero_grad()
    loss.backward()
    opt.step()
image, label = street(20)
pred = net(image).softmax(dim=1).argmax(dim=1)
valid = label != VOID
print(loss.item(), (pred[valid] == label[valid]).float().mean().item())
