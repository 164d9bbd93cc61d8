from torch import nn


def conv_bn(i, o, stride):
    return nn.Sequential(nn.Conv2d(i, o, 3, stride, 1, bias=False), nn.BatchNorm2d(o), nn.ReLU6(inplace=True))


def conv_dw(i, o, stride):
    return nn.Sequential(
        nn.Conv2d(i, i, 3, stride, 1, groups=i, bias=False), nn.BatchNorm2d(i), nn.ReLU6(inplace=True),
        nn.Conv2d(i, o, 1, bias=False), nn.BatchNorm2d(o), nn.ReLU6(inplace=True),
    )


class MobileLeaf(nn.Module):
    def __init__(self, num_classes=1000, in_channels=1):
        super().__init__()
        self.model = nn.Sequential(conv_bn(in_channels, 8, 1), conv_dw(8, 16, 2), conv_dw(16, 16, 1))
        self.fc = nn.Linear(16, num_classes)

    def forward(self, x):
        return self.fc(self.model(x).mean((2, 3)))


def mobileleaf(**kwargs):
    return MobileLeaf(**kwargs)
