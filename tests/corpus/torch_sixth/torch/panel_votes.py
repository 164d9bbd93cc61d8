import torch
import torch.nn as nn
import torch.nn.functional as F

# five tasters vote: bitter, sour, sweet
VOTES = {
    "espresso": (4, 1, 0),
    "lemonade": (0, 4, 1),
    "cola": (0, 1, 4),
    "tonic": (3, 1, 1),
    "cider": (0, 3, 2),
    "cocoa": (2, 0, 3),
}
CHEMISTRY = {
    "espresso": (0.9, 0.3, 0.0),
    "lemonade": (0.1, 0.9, 0.4),
    "cola": (0.1, 0.4, 0.9),
    "tonic": (0.7, 0.2, 0.4),
    "cider": (0.1, 0.6, 0.5),
    "cocoa": (0.5, 0.0, 0.7),
}
x = torch.tensor([CHEMISTRY[k] for k in VOTES])
votes = torch.tensor([VOTES[k] for k in VOTES], dtype=torch.float)
taste = nn.Linear(3, 3)
opt = torch.optim.SGD(taste.parameters(), lr=0.5)
for step in range(200):
    opt.zero_grad()
    loss = F.cross_entropy(taste(x), votes)
    loss.backward()
    opt.step()
print(loss.item())
print(dict(zip(VOTES, taste(x).softmax(1).tolist())))
