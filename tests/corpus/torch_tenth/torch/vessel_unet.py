import torch
from torch import nn, sigmoid


def double_conv(cin, cout):
    return nn.Sequential(
        nn.Conv2d(cin, cout, 3, padding=1), nn.BatchNorm2d(cout), nn.ReLU(inplace=True),
        nn.Conv2d(cout, cout, 3, padding=1), nn.BatchNorm2d(cout), nn.ReLU(inplace=True),
    )


class UNet(nn.Module):
    def __init__(self, base=8):
        super().__init__()
        self.down1 = double_conv(1, base)
        self.down2 = double_conv(base, base * 2)
        self.pool = nn.MaxPool2d(2)
        self.up = nn.ConvTranspose2d(base * 2, base, 2, stride=2)
        self.fuse = double_conv(base * 2, base)
        self.out_conv = nn.Conv2d(base, 1, kernel_size=1)

    def forward(self, x):
        skip = self.down1(x)
        deep = self.down2(self.pool(skip))
        merged = torch.cat([skip, self.up(deep)], dim=1)
        return sigmoid(self.out_conv(self.fuse(merged)))


class DiceBCE(nn.Module):
    def __init__(self, weight=0.5):
        super().__init__()
        self.weight = weight
        self.bce = nn.BCEWithLogitsLoss()

    def forward(self, pred, target):
        inter = (pred * target).sum()
        dice = 1 - (2 * inter + 1) / (pred.sum() + target.sum() + 1)
        return self.weight * dice + (1 - self.weight) * self.bce(pred, target)


torch.manual_seed(0)
image = torch.rand(24, 1, 16, 16)
vessel = (image > 0.8).float()
unet, criterion = UNet(), DiceBCE()
opt = torch.optim.Adam(unet.parameters(), lr=2e-3)
for epoch in range(6):
    for idx in torch.randperm(24).split(8):
        opt.zero_grad()
        loss = criterion(unet(image[idx]), vessel[idx])
        loss.backward()
        opt.step()
    print(f"epoch {epoch}: {loss.item():.3f}")
