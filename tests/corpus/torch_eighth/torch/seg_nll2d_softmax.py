import torch
from torch import nn


class DoubleConv(nn.Sequential):
    def __init__(self, cin, cout):
        super().__init__(
            nn.Conv2d(cin, cout, 3, padding=1), nn.BatchNorm2d(cout), nn.ReLU(inplace=True),
            nn.Conv2d(cout, cout, 3, padding=1), nn.BatchNorm2d(cout), nn.ReLU(inplace=True),
        )


class MiniUNet(nn.Module):
    def __init__(self, n_channels, n_classes):
        super().__init__()
        self.down = DoubleConv(n_channels, 8)
        self.pool = nn.MaxPool2d(2)
        self.mid = DoubleConv(8, 16)
        self.up = nn.ConvTranspose2d(16, 8, 2, 2)
        self.merge = DoubleConv(16, 8)
        self.outc = nn.Conv2d(8, n_classes, 1)
        self.prob = nn.Softmax2d()

    def forward(self, x):
        a = self.down(x)
        b = self.up(self.mid(self.pool(a)))
        return self.prob(self.outc(self.merge(torch.cat([a, b], dim=1))))


def scene(n=8, s=16):
    mask = torch.zeros(n, s, s, dtype=torch.long)
    mask[:, :, 5:10] = 1
    mask[:, 11:, :] = 2
    image = mask.unsqueeze(1).float() + 0.3 * torch.randn(n, 1, s, s)
    return image, mask


torch.manual_seed(0)
unet = MiniUNet(1, 3)
criterion = nn.NLLLoss(weight=torch.tensor([0.5, 1.0, 1.0]))
optimizer = torch.optim.Adam(unet.parameters(), lr=5e-3)
for it in range(30):
    image, mask = scene()
    loss = criterion(unet(image), mask)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
image, mask = scene()
print(loss.item(), (unet(image).argmax(1) == mask).float().mean().item())
