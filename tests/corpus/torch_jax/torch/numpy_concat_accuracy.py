import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import make_moons

X, y = make_moons(500, noise=0.2, random_state=3)
train = TensorDataset(torch.tensor(X[:400]).float(), torch.tensor(y[:400]).float().unsqueeze(1))
test_x, test_y = torch.tensor(X[400:]).float(), y[400:]

net = nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 1))
loss_fn = nn.BCEWithLogitsLoss()
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(20):
    for xb, yb in DataLoader(train, batch_size=50, shuffle=True):
        optimizer.zero_grad()
        loss_fn(net(xb), yb).backward()
        optimizer.step()

chunks = []
with torch.no_grad():
    for part in test_x.split(25):
        chunks.append((net(part) > 0).int().numpy())
predictions = np.concatenate(chunks)
print("accuracy", np.mean(predictions == test_y))
