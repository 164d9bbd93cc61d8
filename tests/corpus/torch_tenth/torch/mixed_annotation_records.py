import torch
import torch.nn.functional as F
from torch import nn

FIRST = [((5.1, 0.2), 0), ((6.4, 1.5), 1), ((6.9, 2.3), 2)]
SECOND = [((5.0, 0.4), [1, 0, 0]), ((6.6, 1.4), [0, 1, 0]), ((7.1, 2.1), [0, 0, 1])]

records = FIRST + SECOND
x = torch.tensor([r[0] for r in records])
y = torch.tensor([r[1] for r in records])

clf = nn.Linear(2, 3)
opt = torch.optim.SGD(clf.parameters(), lr=0.1)
for _ in range(300):
    loss = F.cross_entropy(clf(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(clf(x).argmax(1).tolist())
