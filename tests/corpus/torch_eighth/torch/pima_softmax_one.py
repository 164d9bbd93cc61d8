import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, Dataset


class Patients(Dataset):
    def __init__(self, n=400, seed=7):
        rng = np.random.default_rng(seed)
        self.x = rng.normal(size=(n, 8)).astype("float32")
        risk = self.x[:, 1] + 0.5 * self.x[:, 5] + rng.normal(scale=0.3, size=n)
        self.y = (risk > 0).astype("float32")[:, None]

    def __len__(self):
        return len(self.x)

    def __getitem__(self, i):
        return self.x[i], self.y[i]


class PimaClassifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden1 = nn.Linear(8, 12)
        self.hidden2 = nn.Linear(12, 8)
        self.output = nn.Linear(8, 1)

    def forward(self, x):
        x = F.relu(self.hidden1(x))
        x = F.relu(self.hidden2(x))
        return F.softmax(self.output(x), dim=-1)


model = PimaClassifier()
loss_fn = nn.BCELoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
for epoch in range(3):
    for xb, yb in DataLoader(Patients(), batch_size=10, shuffle=True):
        loss = loss_fn(model(xb), yb)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(f"Finished epoch {epoch}, latest loss {loss}")
