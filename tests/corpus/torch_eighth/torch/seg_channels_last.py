import torch
import torch.nn as nn
import torch.nn.functional as F

N_CLASSES = 5


class PatchSegmenter(nn.Module):
    def __init__(self, dim=24, patch=4):
        super().__init__()
        self.patch = patch
        self.embed = nn.Conv2d(3, dim, patch, stride=patch)
        self.mix = nn.Conv2d(dim, dim, 3, padding=1)
        self.head = nn.Conv2d(dim, N_CLASSES, 1)

    def forward(self, img):
        z = F.gelu(self.mix(self.embed(img)))
        z = F.interpolate(self.head(z), scale_factor=self.patch, mode="nearest")
        return z.permute(0, 2, 3, 1)


def fields(n=6, s=16):
    label = torch.randint(0, N_CLASSES, (n, s // 8, s // 8)).repeat_interleave(8, 1).repeat_interleave(8, 2)
    img = torch.randn(n, 3, s, s) * 0.2 + label[:, None] / N_CLASSES
    return img, label


model = PatchSegmenter()
opt = torch.optim.Adam(model.parameters(), lr=1e-3)
for step in range(20):
    img, label = fields()
    loss = F.cross_entropy(model(img), label)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
