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
        return {"x": x, "y": F.one_hot(y, num_classes=self.classes)}


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(10, 32)
        self.b = nn.Linear(32, N)

    def forward(self, x):
        return F.log_softmax(self.b(F.leaky_relu(self.a(x))), dim=1)


rows = [{"x": torch.randn(10), "y": i % N} for i in range(210)]
net = Net()
opt = torch.optim.SGD(net.parameters(), lr=0.1)
for batch in DataLoader(rows, batch_size=30, shuffle=True, collate_fn=Collator(N)):
    loss = F.nll_loss(net(batch["x"]), batch["y"])
    opt.zero_grad()
    loss.backward()
    opt.step()
