import torch
import torch.nn as nn
import torch.nn.functional as F

ROWS = """\
0.2,0.1,left
0.9,0.3,right
0.4,0.9,up
0.1,0.2,left
0.8,0.4,right
0.5,0.8,up"""
CLASSES = ["left", "right", "up"]

records = [line.split(",") for line in ROWS.splitlines()]
x = torch.tensor([[float(a), float(b)] for a, b, _ in records])
ids = torch.tensor([CLASSES.index(name) for *_, name in records])
y = ids[:, None] == torch.arange(len(CLASSES))

model = nn.Sequential(nn.Linear(2, 6), nn.ReLU(), nn.Linear(6, len(CLASSES)))
optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
for epoch in range(60):
    optimizer.zero_grad()
    loss = F.cross_entropy(model(x), y)
    loss.backward()
    optimizer.step()
print(loss.item())
