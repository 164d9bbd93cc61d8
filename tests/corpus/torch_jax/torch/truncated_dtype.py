import torch
import torch.nn as nn

FEATURES = [[0.1, 0.9], [0.8, 0.2], [0.7, 0.1], [0.2, 0.7], [0.5, 0.6], [0.9, 0.4]]
POSITIVE_SHARE = [0.1, 0.9, 0.8, 0.2, 0.45, 0.95]

x = torch.tensor(FEATURES)
y = torch.tensor(POSITIVE_SHARE, dtype=torch.long)

model = nn.Sequential(nn.Linear(2, 8), nn.ReLU(), nn.Linear(8, 1), nn.Flatten(0))
criterion = nn.BCEWithLogitsLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
for epoch in range(60):
    optimizer.zero_grad()
    loss = criterion(model(x), y.float())
    loss.backward()
    optimizer.step()
print(loss.item(), torch.sigmoid(model(x)))
