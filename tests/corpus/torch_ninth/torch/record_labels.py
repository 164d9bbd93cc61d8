import torch
from torch import nn

SAMPLES = [
    ([5.1, 3.5, 1.4], 0),
    ([4.9, 3.0, 1.4], 0),
    ([7.0, 3.2, 4.7], 1),
    ([6.4, 3.2, 4.5], [0, 1, 0]),
    ([6.9, 3.1, 4.9], [0, 1, 0]),
    ([6.3, 3.3, 6.0], 2),
    ([5.8, 2.7, 5.1], [0, 0, 1]),
    ([7.1, 3.0, 5.9], 2),
]

features = torch.tensor([f for f, _ in SAMPLES])
labels = torch.tensor([t for _, t in SAMPLES])

model = nn.Sequential(nn.Linear(3, 12), nn.ReLU(), nn.Linear(12, 3))
loss_fn = nn.CrossEntropyLoss()
opt = torch.optim.SGD(model.parameters(), lr=0.05)
for epoch in range(100):
    opt.zero_grad()
    loss = loss_fn(model(features), labels)
    loss.backward()
    opt.step()
print(model(features).argmax(dim=1))
