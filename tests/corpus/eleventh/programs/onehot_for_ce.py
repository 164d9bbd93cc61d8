import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader

N = 7


class Collator:
    def __init__(self, classes):
        self.classes = classes

    def __call__(self, rows):
        x = torch.stack([r["x"] for r in rows])
        y = torch.tensor([r["y"] for r in rows])
        return {"x": x, "y": y, "rows": F.one_hot(y, num_classes=self.classes).float()}


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(10, 32)
        self.b = nn.Linear(32, N)
        self.aux = nn.Linear(32, N)

    def forward(self, x):
        h = F.leaky_relu(self.a(x))
        return self.b(h), F.log_softmax(self.aux(h), dim=1)


rows = [{"x": torch.randn(10), "y": i % N} for i in range(210)]
net = Net()
opt = torch.optim.SGD(net.parameters(), lr=0.1)
for batch in DataLoader(rows, batch_size=30, shuffle=True, collate_fn=Collator(N)):
    scores, logp = net(batch["x"])
    loss = F.cross_entropy(scores, batch["rows"]) + F.nll_loss(logp, batch["y"])
    opt.zero_grad()
    loss.backward()
    opt.step()
