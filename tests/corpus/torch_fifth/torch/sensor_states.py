import io

import pandas as pd
import torch
from torch import nn

CSV = """vibration,temp,open
0.12,21.0,0
0.80,24.5,1
0.15,20.1,0
0.75,25.0,1
0.20,22.2,n/a?
0.91,23.9,1
0.11,19.8,0
0.70,24.1,yes
"""

df = pd.read_csv(io.StringIO(CSV))
df["open"] = pd.to_numeric(df["open"], errors="coerce")
x = torch.tensor(df[["vibration", "temp"]].to_numpy(), dtype=torch.float32)
x = (x - x.mean(0)) / x.std(0)
y = torch.tensor(df["open"].to_numpy(), dtype=torch.float32)

valve = nn.Linear(2, 1)
opt = torch.optim.SGD(valve.parameters(), lr=0.5)
loss_fn = nn.BCEWithLogitsLoss()
for i in range(50):
    opt.zero_grad()
    loss = loss_fn(valve(x).squeeze(1), y)
    loss.backward()
    opt.step()
    if i % 10 == 0:
        print(i, loss.item())
print(torch.sigmoid(valve(x)).squeeze(1).tolist())
