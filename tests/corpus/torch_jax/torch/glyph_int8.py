import numpy as np
import torch
from torch import nn

N_GLYPHS = 200
rng = np.random.default_rng(3)
glyph = rng.integers(0, N_GLYPHS, size=1500)
prototypes = rng.normal(size=(N_GLYPHS, 36)).astype(np.float32)
pixels = prototypes[glyph] + 0.3 * rng.normal(size=(1500, 36)).astype(np.float32)
labels = glyph.astype(np.int8)


class GlyphNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(36, 64), nn.ReLU())
        self.classes = nn.Linear(64, N_GLYPHS)

    def forward(self, x):
        return self.classes(self.body(x))


net = GlyphNet()
loss_fn = nn.CrossEntropyLoss()
opt = torch.optim.Adam(net.parameters(), lr=2e-3)
inputs, targets = torch.from_numpy(pixels), torch.from_numpy(labels).long()
for epoch in range(5):
    for rows in torch.randperm(len(inputs)).split(100):
        opt.zero_grad()
        loss = loss_fn(net(inputs[rows]), targets[rows])
        loss.backward()
        opt.step()
print(loss.item())
