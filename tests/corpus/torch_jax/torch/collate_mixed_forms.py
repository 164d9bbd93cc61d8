import torch
import torch.nn as nn
from torch.utils.data import DataLoader

RECORDS = [
    {"signal": [0.1, 0.4, 0.2], "label": 0},
    {"signal": [0.9, 0.1, 0.3], "label": 1},
    {"signal": [0.8, 0.2, 0.1], "label": [0, 1]},
    {"signal": [0.2, 0.5, 0.1], "label": [1, 0]},
    {"signal": [0.7, 0.3, 0.3], "label": 1},
]


def collate_fn(records):
    signals = torch.tensor([r["signal"] for r in records])
    labels = torch.tensor([r["label"] for r in records])
    return signals, labels


class Gesture(nn.Module):
    def __init__(self):
        super().__init__()
        self.out = nn.Linear(3, 2)

    def forward(self, x):
        return self.out(x)


loader = DataLoader(RECORDS, batch_size=len(RECORDS), collate_fn=collate_fn)
model = Gesture()
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(20):
    for signals, labels in loader:
        loss = criterion(model(signals), labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
print(loss.item())
