import torch
from torch import nn

votes = [
    ("is this sarcasm", [1, 0, 1]),
    ("sure, great weather", [1, 1, 1]),
    ("the train leaves at nine", [0, 0, 0]),
    ("what a lovely queue", [1, 1, 0]),
    ("i like this soup", [0, 0, 1]),
    ("oh wonderful, rain again", [1, 1, 1]),
]
share = [sum(v) / len(v) for _, v in votes]
target = torch.tensor(share).long()
chars = torch.stack([torch.bincount(torch.tensor([ord(c) for c in t]), minlength=128).float() for t, _ in votes])

model = nn.Sequential(nn.Linear(128, 16), nn.ReLU(), nn.Linear(16, 1))
loss_fn = nn.BCEWithLogitsLoss()
opt = torch.optim.Adam(model.parameters(), lr=1e-2)
for epoch in range(50):
    opt.zero_grad()
    loss = loss_fn(model(chars).squeeze(1), target.float())
    loss.backward()
    opt.step()
print(loss.item())
