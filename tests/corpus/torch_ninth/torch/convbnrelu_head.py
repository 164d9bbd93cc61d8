import torch
from torch import nn
import torch.nn.functional as F


class ConvBNReLU(nn.Sequential):
    def __init__(self, cin, cout, k=3, stride=1, groups=1):
        super().__init__(
            nn.Conv2d(cin, cout, k, stride, (k - 1) // 2, groups=groups, bias=False),
            nn.BatchNorm2d(cout),
            nn.ReLU6(inplace=True),
        )


class TinyMobile(nn.Module):
    def __init__(self, num_classes=7):
        super().__init__()
        self.stem = ConvBNReLU(3, 16, stride=2)
        self.dw = ConvBNReLU(16, 16, groups=16)
        self.pw = ConvBNReLU(16, 48, k=1)
        self.classifier = ConvBNReLU(48, num_classes, k=1)

    def forward(self, x):
        x = self.pw(self.dw(self.stem(x)))
        x = F.adaptive_avg_pool2d(x, 1)
        return self.classifier(x).flatten(1)


model = TinyMobile()
opt = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9, weight_decay=4e-5)
for step in range(20):
    y = torch.randint(0, 7, (16,))
    x = torch.randn(16, 3, 32, 32) + y.view(-1, 1, 1, 1) * 0.3
    loss = F.cross_entropy(model(x), y, label_smoothing=0.1)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
