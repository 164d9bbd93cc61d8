import torch
from torch.nn import CrossEntropyLoss

from data import get_loaders
from model import make_model

train_loader, test_loader = get_loaders(batch_size=32)
model = make_model(n_in=30, n_out=2)
criterion = CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)

for epoch in range(5):
    model.train()
    for inputs, labels in train_loader:
        optimizer.zero_grad()
        outputs = model(inputs)
        loss = criterion(outputs, labels)
        loss.backward()
        optimizer.step()

correct = total = 0
with torch.no_grad():
    for inputs, labels in test_loader:
        predicted = torch.max(model(inputs), 1)[1]
        correct += (predicted == labels).sum().item()
        total += labels.size(0)
print(correct / total)
