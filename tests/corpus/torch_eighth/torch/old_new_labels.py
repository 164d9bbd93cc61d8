import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

GREEN, AMBER, RED = 0, 1, 2
day_shift = [GREEN, GREEN, RED, AMBER]
night_shift = [[0, 1, 0], [0, 0, 1], [1, 0, 0], [1, 0, 0]]
labels = day_shift + night_shift

torch.manual_seed(0)
readings = torch.randn(8, 5)
targets = torch.tensor(labels)
loader = DataLoader(TensorDataset(readings, targets), batch_size=4)

model = nn.Linear(5, 3)
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(5):
    for x, t in loader:
        optimizer.zero_grad()
        loss = criterion(model(x), t)
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
