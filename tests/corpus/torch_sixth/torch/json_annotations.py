import json

import torch
from torch import nn

TOOL_A = '{"items": [[0.2, 0.9], [0.8, 0.1], [0.4, 0.4]], "label": [1, 0, 2]}'
TOOL_B = '{"items": [[0.1, 0.8], [0.9, 0.2]], "label": [[0, 1, 0], [1, 0, 0]]}'


def merge(*documents):
    items, labels = [], []
    for doc in map(json.loads, documents):
        items.extend(doc["items"])
        labels.extend(doc["label"])
    return items, labels


items, labels = merge(TOOL_A, TOOL_B)
x = torch.tensor(items)
y = torch.tensor(labels)
model = nn.Linear(2, 3)
opt = torch.optim.SGD(model.parameters(), lr=0.3)
for _ in range(30):
    loss = nn.functional.cross_entropy(model(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
