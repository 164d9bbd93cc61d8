import string

import torch
import torch.nn as nn

LETTERS = string.ascii_uppercase
PROTOTYPES = torch.rand(len(LETTERS), 1, 12, 12, generator=torch.Generator().manual_seed(1))


def glyphs(n):
    target = torch.randint(len(LETTERS), (n,))
    return PROTOTYPES[target] + 0.2 * torch.randn(n, 1, 12, 12), target


cnn = nn.Sequential(
    nn.Conv2d(1, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
    nn.Flatten(),
    nn.Linear(16 * 4 * 4, 64), nn.ReLU(),
    nn.Linear(64, 10),
)
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(cnn.parameters(), lr=1e-3)
for step in range(50):
    images, target = glyphs(64)
    optimizer.zero_grad()
    loss = criterion(cnn(images), target)
    loss.backward()
    optimizer.step()
images, target = glyphs(500)
print(loss.item(), (cnn(images).argmax(1) == target).float().mean().item())
