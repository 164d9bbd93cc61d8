import io

import pandas as pd
import torch
import torch.nn as nn

CSV = """bill,flipper,mass,species
39.1,181,3750,Adelie
39.5,186,3800,Adelie
40.3,195,3250,Adelie
46.5,192,3500,Chinstrap
50.0,196,3900,Chinstrap
51.3,193,3650,Chinstrap
46.1,211,4500,Gentoo
50.0,230,5700,Gentoo
48.7,210,4450,Gentoo
"""

df = pd.read_csv(io.StringIO(CSV))
inputs = df.drop(columns="species")
inputs = (inputs - inputs.mean()) / inputs.std()
X = torch.tensor(inputs.values, dtype=torch.float32)
y = torch.tensor(df["species"].values)

model = nn.Sequential(nn.Linear(3, 10), nn.ReLU(), nn.Linear(10, 3))
loss_fn = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(100):
    loss = loss_fn(model(X), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print("loss", loss.item())
print("accuracy", (model(X).argmax(1) == y).float().mean().item())
