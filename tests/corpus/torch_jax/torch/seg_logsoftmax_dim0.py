import torch
import torch.nn as nn
import torch.nn.functional as F


class FCN(nn.Module):
    def __init__(self, n_classes=3):
        super().__init__()
        self.down = nn.Conv2d(1, 8, 3, stride=2, padding=1)
        self.up = nn.ConvTranspose2d(8, 8, 2, stride=2)
        self.head = nn.Conv2d(8, n_classes, 1)

    def forward(self, x):
        x = F.relu(self.down(x))
        x = F.relu(self.up(x))
        return F.log_softmax(self.head(x), dim=0)


def tiles(n, size=12):
    mask = torch.zeros(n, size, size, dtype=torch.long)
    for m in mask:
        r, c = torch.randint(0, size - 4, (2,))
        m[r:r + 4, c:c + 4] = torch.randint(1, 3, ())
    image = mask.unsqueeze(1).float() / 2 + 0.1 * torch.randn(n, 1, size, size)
    return image, mask


model = FCN()
optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)
for step in range(40):
    image, mask = tiles(16)
    loss = F.nll_loss(model(image), mask)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
image, mask = tiles(50)
print(loss.item(), (model(image).argmax(1) == mask).float().mean().item())
