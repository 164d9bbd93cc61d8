"""The head and its loss are chosen by one entry of a config."""
import json

import torch
import torch.nn as nn
import torch.nn.functional as F

CONFIG = json.loads(
    """[
  {"name": "sentiment", "type": "binary", "classes": 1},
  {"name": "topic", "type": "multiclass", "classes": 7},
  {"name": "tags", "type": "multilabel", "classes": 9},
  {"name": "price", "type": "regression", "classes": 1}
]"""
)


class Task:
    def __init__(self, head, loss, activation, predict):
        self.head, self.loss, self.activation, self.predict = head, loss, activation, predict


def build(kind, d, classes):
    head = nn.Linear(d, classes)
    if kind == "binary":
        return Task(head, nn.BCEWithLogitsLoss(), torch.sigmoid, lambda p: p > 0.5)
    elif kind == "multiclass":
        return Task(nn.Sequential(head, nn.Softmax(dim=-1)), nn.CrossEntropyLoss(), lambda z: F.softmax(z, dim=-1), lambda p: p.argmax(-1))
    elif kind == "multilabel":
        return Task(head, nn.BCEWithLogitsLoss(), torch.sigmoid, lambda p: p > 0.3)
    elif kind == "regression":
        return Task(head, nn.MSELoss(), nn.Identity(), lambda p: p)
    raise ValueError(kind)


def labels_for(kind, n, classes):
    return {
        "binary": lambda: torch.randint(0, 2, (n, 1)).float(),
        "multiclass": lambda: torch.randint(0, classes, (n,)),
        "multilabel": lambda: (torch.rand(n, classes) < 0.2).float(),
        "regression": lambda: torch.rand(n, 1),
    }[kind]()


body = nn.Sequential(nn.Linear(12, 32), nn.ReLU())
x = torch.randn(48, 12)
for spec in CONFIG:
    task = build(spec["type"], 32, spec["classes"])
    y = labels_for(spec["type"], len(x), spec["classes"])
    opt = torch.optim.Adam([*body.parameters(), *task.head.parameters()], 1e-2)
    for _ in range(4):
        loss = task.loss(task.head(body(x)), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
    predictions = task.predict(task.activation(task.head(body(x))))
    print(spec["name"], loss.item(), predictions.float().mean().item())
