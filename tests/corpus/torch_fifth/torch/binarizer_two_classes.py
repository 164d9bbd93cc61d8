import numpy as np
import torch
from torch import nn
from sklearn.preprocessing import LabelBinarizer

rng = np.random.default_rng(0)
kind = np.array(["ripe", "green"])[rng.integers(0, 2, 400)]
colour = np.where((kind == "ripe")[:, None], [0.9, 0.3], [0.4, 0.8]) + rng.normal(0, 0.2, (400, 2))

lb = LabelBinarizer()
y = torch.tensor(lb.fit_transform(kind), dtype=torch.float32)  # two classes: one 0/1 column
x = torch.tensor(colour, dtype=torch.float32)

net = nn.Sequential(nn.Linear(2, 8), nn.ReLU(), nn.Linear(8, 1))
criterion = nn.BCEWithLogitsLoss()
optimizer = torch.optim.Adam(net.parameters(), lr=0.02)
for epoch in range(60):
    optimizer.zero_grad()
    loss = criterion(net(x[:300]), y[:300])
    loss.backward()
    optimizer.step()
with torch.no_grad():
    column = (net(x[300:]) > 0).int().numpy()
names = lb.inverse_transform(column)
print(loss.item(), (names == kind[300:]).mean())
