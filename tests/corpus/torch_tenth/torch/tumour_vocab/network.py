from torch import nn


class GradeNet(nn.Module):
    def __init__(self, num_classes):
        super().__init__()
        self.features = nn.Sequential(nn.Linear(10, 40), nn.ReLU6())
        self.classifier = nn.Linear(40, num_classes)

    def forward(self, x):
        return self.classifier(self.features(x))
