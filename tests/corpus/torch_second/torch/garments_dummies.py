import numpy as np
import pandas as pd
import torch
from torch import nn, optim
from torch.utils.data import DataLoader, TensorDataset

rng = np.random.default_rng(0)
kinds = ["coat", "dress", "shirt", "shoe"]
rows = pd.DataFrame({
    "kind": rng.choice(kinds, 500),
    "weight_g": rng.normal(400, 60, 500),
    "length_cm": rng.normal(70, 8, 500),
    "price": rng.gamma(4, 12, 500),
})
rows.loc[rows.kind == "coat", "weight_g"] += 600
rows.loc[rows.kind == "dress", "length_cm"] += 40
rows.loc[rows.kind == "shoe", "length_cm"] -= 45

numeric = ["weight_g", "length_cm", "price"]
features = (rows[numeric] - rows[numeric].mean()) / rows[numeric].std()
labels = pd.get_dummies(rows["kind"])
num_classes = labels.shape[1]

X = torch.tensor(features.to_numpy(), dtype=torch.float32)
y = torch.tensor(labels.to_numpy(), dtype=torch.long)
split = int(0.8 * len(X))
train_loader = DataLoader(TensorDataset(X[:split], y[:split]), batch_size=40, shuffle=True)
test_loader = DataLoader(TensorDataset(X[split:], y[split:]), batch_size=100)

model = nn.Sequential(nn.Linear(3, 32), nn.ReLU(), nn.Linear(32, num_classes))
criterion = nn.CrossEntropyLoss()
optimizer = optim.Adam(model.parameters(), lr=0.01)

for epoch in range(5):
    model.train()
    running_loss = 0.0
    for inputs, targets in train_loader:
        optimizer.zero_grad()
        outputs = model(inputs)
        loss = criterion(outputs, targets)
        loss.backward()
        optimizer.step()
        running_loss += loss.item()
    print(f"[{epoch + 1}] loss: {running_loss / len(train_loader):.3f}")
