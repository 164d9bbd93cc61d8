import io

import pandas as pd
import torch
from torch import nn

CSV = """radius,texture,diagnosis
17.9,10.4,M
20.6,17.8,M
13.5,14.4,B
12.4,15.7,B
19.7,21.2,M
11.4,20.4,B
9.5,12.4,B
18.2,20.0,M
"""
df = pd.read_csv(io.StringIO(CSV))
df["diagnosis"] = df["diagnosis"].map({"B": 1, "M": 2})
feats = df[["radius", "texture"]]
feats = (feats - feats.mean()) / feats.std()
x = torch.tensor(feats.values, dtype=torch.float32)
y = torch.tensor(df["diagnosis"].values, dtype=torch.float32).unsqueeze(1)

clf = nn.Linear(2, 1)
loss_fn = nn.BCEWithLogitsLoss()
opt = torch.optim.SGD(clf.parameters(), lr=0.1)
for i in range(200):
    opt.zero_grad()
    loss = loss_fn(clf(x), y)
    loss.backward()
    opt.step()
print(loss.item())
print((torch.sigmoid(clf(x)) > 0.5).int().flatten().tolist())
