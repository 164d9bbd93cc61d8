import torch
import torch.nn as nn
import torch.nn.functional as F

TEXT = "pack my box with five dozen liquor jugs the lazy quartz wizards mix zippy jokes"
WORDS = TEXT.split()


def to_ids(word):
    return [ord(c) - ord("a") + 1 for c in word]


context, following = [], []
for word in WORDS:
    ids = to_ids(word)
    for a, b in zip(ids, ids[1:]):
        context.append(a)
        following.append(b)

x = torch.tensor(context)
y = torch.tensor(following)
model = nn.Sequential(nn.Embedding(27, 12), nn.Tanh(), nn.Linear(12, 26))
opt = torch.optim.Adam(model.parameters(), lr=0.05)
for step in range(100):
    loss = F.cross_entropy(model(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
