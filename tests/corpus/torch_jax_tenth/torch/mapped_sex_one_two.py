import pandas as pd
import torch
from torch import nn

df = pd.DataFrame({
    "bill": [39.1, 39.5, 40.3, 36.7, 39.3, 38.9, 39.2, 41.1],
    "flipper": [181, 186, 195, 193, 190, 181, 195, 182],
    "mass": [3750, 3800, 3250, 3450, 3650, 3625, 4675, 3200],
    "sex": ["male", "female", "female", "female", "male", "female", "male", "female"],
})
target = df["sex"].map({"male": 1, "female": 2})
features = df.drop(columns="sex")
features = (features - features.mean()) / features.std()

X = torch.tensor(features.to_numpy(), dtype=torch.float32)
y = torch.tensor(target.to_numpy(), dtype=torch.long)
net = nn.Sequential(nn.Linear(3, 10), nn.ReLU(), nn.Linear(10, 2))
criterion = nn.CrossEntropyLoss()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(100):
    loss = criterion(net(X), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
