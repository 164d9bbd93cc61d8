import numpy as np
import pandas as pd
import torch
from torch import nn

df = pd.DataFrame({
    "dose": [1.0, 2.0, 0.5, 3.0, 2.5, 0.2, 1.8, 2.9],
    "weight": [60, 72, 55, 90, 81, 50, 77, 85],
    "recovered": [0, 1, np.nan, 1, 1, 0, np.nan, 1],
})
df = df.dropna(subset=["recovered"])
x = torch.tensor(df[["dose", "weight"]].values, dtype=torch.float32) / torch.tensor([3.0, 90.0])
y = torch.tensor(df["recovered"].values, dtype=torch.float32)


class Recovery(nn.Module):
    def __init__(self):
        super().__init__()
        self.lin = nn.Linear(2, 1)

    def forward(self, x):
        return self.lin(x).ravel()


net = Recovery()
loss_fn = nn.BCEWithLogitsLoss()
opt = torch.optim.SGD(net.parameters(), lr=0.5)
for _ in range(100):
    opt.zero_grad()
    loss = loss_fn(net(x), y)
    loss.backward()
    opt.step()
print(loss.item())
