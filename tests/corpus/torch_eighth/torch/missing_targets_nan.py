import numpy as np
import pandas as pd
import torch
import torch.nn as nn

survey = pd.DataFrame({
    "age": [23, 45, 31, 62, 38, 51, 29, 44],
    "visits": [1, 4, 2, 7, 3, 5, 2, 6],
    "renewed": [0, 1, np.nan, 1, 0, 1, 0, np.nan],
})
x = torch.tensor(survey[["age", "visits"]].to_numpy() / [60, 7], dtype=torch.float32)
y = torch.tensor(survey["renewed"].to_numpy(), dtype=torch.float32)

model = nn.Sequential(nn.Linear(2, 4), nn.ReLU(), nn.Linear(4, 1), nn.Flatten(0))
criterion = nn.BCEWithLogitsLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
for epoch in range(50):
    optimizer.zero_grad()
    loss = criterion(model(x), y)
    loss.backward()
    optimizer.step()
print("loss", loss.item())
