import torch
import torch.nn as nn

# first annotator writes the class number, second annotator ticks boxes
RECORDS = [
    {"x": [0.2, 0.9, 0.4, 0.1], "label": 0},
    {"x": [0.8, 0.1, 0.3, 0.5], "label": 1},
    {"x": [0.4, 0.4, 0.9, 0.9], "label": 2},
    {"x": [0.1, 0.8, 0.5, 0.2], "label": [1, 0, 0]},
    {"x": [0.9, 0.2, 0.2, 0.4], "label": [0, 1, 0]},
    {"x": [0.5, 0.3, 0.8, 0.8], "label": [0, 0, 1]},
]


def to_tensors(records):
    x = torch.tensor([r["x"] for r in records])
    y = torch.tensor([r["label"] for r in records])
    return x, y


def train(model, x, y, steps=80):
    criterion = nn.CrossEntropyLoss()
    opt = torch.optim.SGD(model.parameters(), lr=0.3)
    for _ in range(steps):
        opt.zero_grad()
        loss = criterion(model(x), y)
        loss.backward()
        opt.step()
    return loss.item()


if __name__ == "__main__":
    model = nn.Sequential(nn.Linear(4, 8), nn.Tanh(), nn.Linear(8, 3))
    x, y = to_tensors(RECORDS)
    print("loss", train(model, x, y))
    print(model(x).argmax(1))
