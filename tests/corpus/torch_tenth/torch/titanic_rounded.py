import io

import pandas as pd
import torch
from torch import nn

CSV = """pclass,sex,age,fare,survived
3,male,22,7.25,0
1,female,38,71.28,1
3,female,26,7.92,1
1,female,35,53.1,1
3,male,35,8.05,0
1,male,54,51.86,0
3,male,2,21.07,0
3,female,27,11.13,1
2,female,14,30.07,1
2,male,66,10.5,0
"""
table = pd.read_csv(io.StringIO(CSV))
table["sex"] = (table["sex"] == "female").astype(int)
x = table.drop(columns="survived")
x = torch.tensor(((x - x.mean()) / x.std()).values, dtype=torch.float32)
y = torch.tensor(table["survived"].values, dtype=torch.float32).reshape(-1, 1)

net = nn.Sequential(nn.Linear(4, 6), nn.ReLU(), nn.Linear(6, 1))
loss_fn = nn.BCEWithLogitsLoss()
opt = torch.optim.Adam(net.parameters(), lr=0.02)
for epoch in range(150):
    opt.zero_grad()
    loss = loss_fn(net(x), y)
    loss.backward()
    opt.step()

with torch.no_grad():
    survived = torch.round(net(x))
accuracy = (survived == y).sum().item() / len(y)
print(f"loss {loss:.3f} accuracy {accuracy:.2f}")
