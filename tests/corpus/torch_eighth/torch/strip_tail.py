import torch
import torch.nn as nn
from sklearn.datasets import load_wine
from sklearn.preprocessing import scale

d = load_wine()
x, y = torch.tensor(scale(d.data), dtype=torch.float32), torch.tensor(d.target)


def published_model():
    return nn.Sequential(nn.Linear(13, 32), nn.ReLU(), nn.Linear(32, 3), nn.Softmax(dim=1))


full = published_model()
trunk = nn.Sequential(*list(full.children())[:-1])
loss_fn = nn.CrossEntropyLoss()
opt = torch.optim.Adam(trunk.parameters(), lr=5e-3)
for _ in range(50):
    opt.zero_grad()
    loss = loss_fn(trunk(x), y)
    loss.backward()
    opt.step()
# weights are shared, so the published model is trained too
print(loss.item(), full(x).max(dim=1).values.mean().item())
