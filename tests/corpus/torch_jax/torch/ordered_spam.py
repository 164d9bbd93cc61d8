from collections import OrderedDict

import torch
from torch import nn, optim
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
words = torch.randint(0, 6, (400, 57)).float()
spam = (words[:, 3] + words[:, 10] > 5).float().unsqueeze(1)

model = nn.Sequential(OrderedDict([
    ("fc1", nn.Linear(57, 32)),
    ("relu1", nn.ReLU()),
    ("fc2", nn.Linear(32, 1)),
    ("prob", nn.Softmax(dim=1)),
]))

loader = DataLoader(TensorDataset(words[:320], spam[:320]), batch_size=32, shuffle=True)
loss_fn = nn.BCELoss()
optimizer = optim.Adam(model.parameters(), lr=1e-3)

for epoch in range(4):
    model.train()
    for x, y in loader:
        optimizer.zero_grad()
        loss = loss_fn(model(x), y)
        loss.backward()
        optimizer.step()
    model.eval()
    with torch.no_grad():
        predicted = (model(words[320:]) > 0.5).float()
    print(epoch, loss.item(), (predicted == spam[320:]).float().mean().item())
