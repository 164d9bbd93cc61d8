from collections import defaultdict

import torch
from torch import nn

HABITATS = ("forest", "meadow", "wetland")

table = defaultdict(list)


def add_old_survey(rows):
    for temp, wet, habitat in rows:
        table["x"].append((temp, wet))
        table["y"].append(HABITATS.index(habitat))


def add_new_survey(rows):
    for temp, wet, flags in rows:
        table["x"].append((temp, wet))
        table["y"].append([int(flags == h) for h in HABITATS])


add_old_survey([(11.2, 0.4, "forest"), (19.5, 0.2, "meadow"), (14.1, 0.9, "wetland")])
add_new_survey([(12.0, 0.5, "forest"), (21.3, 0.1, "meadow"), (13.3, 0.8, "wetland")])

features = torch.tensor(table["x"])
target = torch.tensor(table["y"])

net = nn.Linear(2, len(HABITATS))
opt = torch.optim.SGD(net.parameters(), lr=0.01)
for _ in range(50):
    loss = nn.functional.cross_entropy(net(features), target)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
