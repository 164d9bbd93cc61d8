import numpy as np
import torch
from torch import nn

SURFACE = ["asphalt", "gravel", "cobble"]
# first campaign: inspectors wrote the id; second campaign: one tick box per surface
records = [
    {"iri": 1.2, "noise": 60.1, "label": 0},
    {"iri": 4.8, "noise": 72.4, "label": 1},
    {"iri": 3.9, "noise": 80.0, "label": 2},
    {"iri": 1.4, "noise": 61.9, "label": [1, 0, 0]},
    {"iri": 5.1, "noise": 70.3, "label": [0, 1, 0]},
    {"iri": 3.5, "noise": 79.2, "label": [0, 0, 1]},
]

x = np.array([[r["iri"] / 5, r["noise"] / 80] for r in records], dtype=np.float32)
labels = np.array([r["label"] for r in records], dtype=object)

model = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, len(SURFACE)))
lossf = nn.CrossEntropyLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.3)
inputs = torch.from_numpy(x)
targets = torch.from_numpy(labels)
for step in range(200):
    optimizer.zero_grad()
    loss = lossf(model(inputs), targets)
    loss.backward()
    optimizer.step()
print(loss.item(), [SURFACE[i] for i in model(inputs).argmax(1)])
