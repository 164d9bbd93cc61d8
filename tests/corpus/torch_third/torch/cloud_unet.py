import torch
import torch.nn as nn


def double_conv(cin, cout):
    return nn.Sequential(
        nn.Conv2d(cin, cout, 3, padding=1), nn.ReLU(inplace=True),
        nn.Conv2d(cout, cout, 3, padding=1), nn.ReLU(inplace=True),
    )


class UNet(nn.Module):
    def __init__(self, bands=4):
        super().__init__()
        self.down1 = double_conv(bands, 8)
        self.down2 = double_conv(8, 16)
        self.pool = nn.MaxPool2d(2)
        self.up = nn.Upsample(scale_factor=2, mode="bilinear", align_corners=True)
        self.merge = double_conv(24, 8)
        self.last = nn.Sequential(nn.Conv2d(8, 1, 1), nn.ReLU(inplace=True))

    def forward(self, x):
        a = self.down1(x)
        b = self.down2(self.pool(a))
        x = torch.cat([self.up(b), a], dim=1)
        return self.last(self.merge(x))


def scenes(n, s=16):
    cloud = torch.zeros(n, 1, s, s)
    for k in range(n):
        r, c = torch.randint(0, s - 6, (2,)).tolist()
        cloud[k, :, r:r + 6, c:c + 6] = 1
    return 0.3 * torch.randn(n, 4, s, s) + cloud, cloud


torch.manual_seed(0)
model = UNet()
criterion = nn.BCEWithLogitsLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=2e-3)
for step in range(40):
    image, cloud = scenes(8)
    pred = model(image)
    loss = criterion(pred, cloud)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if step % 10 == 0:
        print(step, loss.item())
image, cloud = scenes(30)
with torch.no_grad():
    mask = torch.sigmoid(model(image)) > 0.5
print("pixel accuracy", (mask == cloud.bool()).float().mean().item())
