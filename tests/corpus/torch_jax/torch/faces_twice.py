import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

rng = np.random.RandomState(8)
PEOPLE = 5
means = rng.normal(size=(PEOPLE, 32)) * 1.5
who = rng.randint(0, PEOPLE, 400)
embedding = means[who] + rng.normal(size=(400, 32))

x = torch.tensor(embedding, dtype=torch.float32)
y = torch.as_tensor(who, dtype=torch.long)

layers = [nn.Linear(32, 24), nn.ReLU(), nn.Linear(24, PEOPLE)]
layers.append(nn.Softmax(dim=1))
model = nn.Sequential(*layers)

criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
for epoch in range(60):
    outputs = model(x)
    outputs = F.softmax(outputs, dim=1)
    loss = criterion(outputs, y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if (epoch + 1) % 20 == 0:
        _, predicted = torch.max(outputs, 1)
        print(epoch + 1, loss.item(), (predicted == y).sum().item() / len(y))
