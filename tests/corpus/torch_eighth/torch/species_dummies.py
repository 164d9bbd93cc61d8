import numpy as np
import pandas as pd
import torch
from sklearn.datasets import load_iris
from torch import nn

iris = load_iris(as_frame=True)
df = iris.frame.rename(columns=lambda c: c.replace(" (cm)", ""))
df["species"] = df.pop("target").map(dict(enumerate(iris.target_names)))
features = df.drop(columns="species")
labels = pd.get_dummies(df["species"]).astype("int64")

X = torch.tensor(((features - features.mean()) / features.std()).values, dtype=torch.float32)
y = torch.tensor(labels.values)
perm = torch.from_numpy(np.random.default_rng(0).permutation(len(X)))
train, test = perm[:120], perm[120:]

model = nn.Sequential(nn.Linear(4, 10), nn.ReLU(), nn.Linear(10, labels.shape[1]), nn.LogSoftmax(dim=1))
criterion = nn.NLLLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(50):
    optimizer.zero_grad()
    loss = criterion(model(X[train]), y[train])
    loss.backward()
    optimizer.step()
print((model(X[test]).argmax(1) == y[test].argmax(1)).float().mean())
