import pandas as pd
import torch
from torch import nn

survey = pd.DataFrame({
    "hours": [1.0, 6.5, 3.0, 8.0, 2.5, 7.0, 0.5, 5.5, 4.0, 9.0],
    "visits": [2, 9, 4, 11, 1, 8, 0, 7, 5, 12],
    "renewed": ["no", "yes", "no", "yes", "no", "Yes", "no", "yes", "No", "yes"],
})
survey["target"] = survey["renewed"].map({"yes": 1, "no": 0})

x = torch.tensor(survey[["hours", "visits"]].values, dtype=torch.float32) / 10
t = torch.tensor(survey["target"].values, dtype=torch.float32)

layer = nn.Linear(2, 1)
optimizer = torch.optim.SGD(layer.parameters(), lr=0.3)
criterion = nn.BCEWithLogitsLoss()
for step in range(200):
    optimizer.zero_grad()
    loss = criterion(layer(x).squeeze(1), t)
    loss.backward()
    optimizer.step()
    if step % 50 == 0:
        print(step, loss.item())
print("weights", layer.weight.data)
