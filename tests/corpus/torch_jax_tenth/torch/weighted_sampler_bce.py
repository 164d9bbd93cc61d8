import pandas as pd
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, WeightedRandomSampler

frame = pd.DataFrame({
    "area": [50, 80, 120, 65, 90, 140, 55, 100, 75, 130],
    "rooms": [2, 3, 5, 2, 4, 5, 2, 4, 3, 5],
    "status": ["kept", "sold", "sold", "kept", "sold", "kept", "kept", "sold", "kept", "sold"],
})
codes, names = pd.factorize(frame["status"])
x = torch.tensor(frame[["area", "rooms"]].to_numpy(), dtype=torch.float32)
x = (x - x.mean(0)) / x.std(0)
y = torch.tensor(codes, dtype=torch.float32)
weights = 1.0 / torch.bincount(torch.tensor(codes))[torch.tensor(codes)]
sampler = WeightedRandomSampler(weights, num_samples=100)
model = nn.Sequential(nn.Linear(2, 8), nn.ReLU(), nn.Linear(8, 1), nn.Flatten(start_dim=0))
criterion = nn.BCEWithLogitsLoss()
opt = torch.optim.Adam(model.parameters(), lr=0.02)
for epoch in range(20):
    for xb, yb in DataLoader(TensorDataset(x, y), batch_size=10, sampler=sampler):
        opt.zero_grad()
        loss = criterion(model(xb), yb)
        loss.backward()
        opt.step()
pred = (torch.sigmoid(model(x)) > 0.5).long()
print(loss.item(), [names[k] for k in pred.tolist()])
