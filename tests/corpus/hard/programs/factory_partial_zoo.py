from functools import partial

import torch
from torch import nn
from sklearn.datasets import load_digits


class Mlp(nn.Module):
    def __init__(self, width, depth, num_classes):
        super().__init__()
        layers, n = [], 64
        for _ in range(depth):
            layers += [nn.Linear(n, width), nn.BatchNorm1d(width), nn.ReLU(inplace=True)]
            n = width
        self.features = nn.Sequential(*layers)
        self.classifier = nn.Linear(n, num_classes)

    def forward(self, x):
        return self.classifier(self.features(x))


class ConvMlp(nn.Module):
    def __init__(self, channels, num_classes):
        super().__init__()
        self.features = nn.Sequential(nn.Unflatten(1, (1, 8, 8)), nn.Conv2d(1, channels, 3, stride=2), nn.ReLU(), nn.Flatten())
        self.classifier = nn.Linear(channels * 9, num_classes)

    def forward(self, x):
        return self.classifier(self.features(x))


ZOO = {
    "mlp_tiny": partial(Mlp, width=32, depth=1),
    "mlp_base": partial(Mlp, width=96, depth=2),
    "conv_tiny": partial(ConvMlp, channels=8),
}


def create_model(name, num_classes=100, **overrides):
    return ZOO[name](num_classes=num_classes, **overrides)


def fit(model, x, y, epochs=3):
    opt = torch.optim.Adam(model.parameters(), lr=3e-3)
    ce = nn.CrossEntropyLoss(label_smoothing=0.05)
    for _ in range(epochs):
        for idx in torch.randperm(len(x)).split(64):
            opt.zero_grad()
            loss = ce(model(x[idx]), y[idx])
            loss.backward()
            opt.step()
    return loss.item()


x, y = load_digits(return_X_y=True)
x, y = torch.tensor(x / 16, dtype=torch.float32), torch.tensor(y)
torch.manual_seed(0)
for name in ("mlp_tiny", "conv_tiny"):
    model = create_model(name)
    loss = fit(model, x[:1500], y[:1500])
    model.eval()
    print(name, model.classifier, loss, (model(x[1500:]).argmax(1) == y[1500:]).float().mean().item())
