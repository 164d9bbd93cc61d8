import torch
import torch.nn.functional as F
from torch import nn

WORDS = "free win cash prize call now meet lunch home ok later thanks".split()
HAM, SPAM = 0, 1


def message():
    spam = torch.rand(1).item() < 0.4
    p = torch.tensor([3.0] * 6 + [1.0] * 6) if spam else torch.tensor([1.0] * 6 + [3.0] * 6)
    bag = torch.zeros(len(WORDS))
    bag[torch.multinomial(p, 5)] = 1.0
    return bag, float(SPAM if spam else HAM)


class BagClassifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.w = nn.Linear(len(WORDS), 1)

    def forward(self, bag):
        # log-space is more stable
        return F.logsigmoid(self.w(bag)).squeeze(-1)


torch.manual_seed(1)
rows = [message() for _ in range(300)]
x = torch.stack([r[0] for r in rows])
y = torch.tensor([r[1] for r in rows])
clf = BagClassifier()
optimizer = torch.optim.SGD(clf.parameters(), lr=0.5)
for epoch in range(20):
    optimizer.zero_grad()
    out = clf(x)
    loss = F.binary_cross_entropy(out, y)
    loss.backward()
    optimizer.step()
print(loss.item())
