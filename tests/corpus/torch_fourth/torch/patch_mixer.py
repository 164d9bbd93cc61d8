import torch
from sklearn.datasets import load_digits
from torch import nn


class MLPBlock(nn.Sequential):
    """Linear - norm - GELU for every width"""

    def __init__(self, in_dim, *widths, p=0.0):
        layers = []
        for w in widths:
            layers += [nn.Linear(in_dim, w), nn.LayerNorm(w), nn.GELU()]
            if p:
                layers.append(nn.Dropout(p))
            in_dim = w
        super().__init__(*layers)


class MixerLayer(nn.Module):
    def __init__(self, patches, dim):
        super().__init__()
        self.token = MLPBlock(patches, 12, patches)
        self.channel = MLPBlock(dim, 40, dim)

    def forward(self, x):
        x = x + self.token(x.transpose(1, 2)).transpose(1, 2)
        return x + self.channel(x)


class Mixer(nn.Module):
    def __init__(self, patches=4, dim=24, depth=2, n_classes=10):
        super().__init__()
        self.embed = nn.Conv2d(1, dim, kernel_size=4, stride=4)
        self.mix = nn.Sequential(*(MixerLayer(patches, dim) for _ in range(depth)))
        self.head = MLPBlock(dim, 32, n_classes)

    def forward(self, img):
        tokens = self.embed(img).flatten(2).transpose(1, 2)
        return self.head(self.mix(tokens).mean(dim=1))


digits = load_digits()
images = torch.tensor(digits.images[:, None] / 16, dtype=torch.float32)
labels = torch.as_tensor(digits.target)
model, ce = Mixer(), nn.CrossEntropyLoss(label_smoothing=0.05)
opt = torch.optim.AdamW(model.parameters(), lr=3e-3)
for step in range(40):
    idx = torch.randperm(1500)[:96]
    loss = ce(model(images[idx]), labels[idx])
    opt.zero_grad(), loss.backward(), opt.step()
print(loss.item(), (model(images[1500:]).argmax(1) == labels[1500:]).float().mean().item())
