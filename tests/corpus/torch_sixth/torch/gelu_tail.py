from collections import OrderedDict

import torch
import torch.nn as nn
from sklearn.datasets import make_moons

STAGES = OrderedDict(
    proj=nn.Linear(2, 32),
    act1=nn.GELU(),
    norm=nn.LayerNorm(32),
    score=nn.Linear(32, 1),
    act2=nn.GELU(),
)
net = nn.Sequential(STAGES)
X, y = make_moons(500, noise=0.2, random_state=3)
inputs = torch.tensor(X, dtype=torch.get_default_dtype())
labels = torch.tensor(y, dtype=torch.get_default_dtype()).view(-1, 1)
criterion = nn.BCEWithLogitsLoss()
optimizer = torch.optim.RMSprop(net.parameters(), lr=2e-3)
net.train()
for i in range(1, 81):
    optimizer.zero_grad(set_to_none=True)
    outputs = net(inputs)
    loss = criterion(outputs, labels)
    loss.backward()
    nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    optimizer.step()
    if i % 40 == 0:
        acc = ((torch.sigmoid(outputs) > 0.5) == (labels > 0.5)).float().mean()
        print(f"{i:3d} loss={loss:.4f} acc={acc:.3f}")
