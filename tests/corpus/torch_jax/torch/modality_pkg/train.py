import torch
from torch import nn

from fusion import Fusion


def batch(n=64):
    text, audio = torch.randn(n, 6), torch.randn(n, 4)
    y = (text[:, :1] + audio[:, :1] > 0).float()
    return text, audio, y


model = Fusion(6, 4)
optimizer = torch.optim.Adam(model.parameters(), lr=1e-2)
for step in range(30):
    text, audio, y = batch()
    loss = nn.BCELoss()(model(text, audio), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
