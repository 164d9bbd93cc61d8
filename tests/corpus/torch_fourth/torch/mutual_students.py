# deep mutual learning: two small nets teach each other
import torch
import torch.nn.functional as F
from sklearn.datasets import load_digits
from torch import nn

digits = load_digits()
X = torch.tensor(digits.data, dtype=torch.float32) / 16.0
y = torch.tensor(digits.target)


class Student(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.fc1 = nn.Linear(64, width)
        self.fc2 = nn.Linear(width, 10)

    def forward(self, x):
        return self.fc2(F.leaky_relu(self.fc1(x)))


def mimic(own, peer):
    return F.kl_div(F.softmax(peer.detach(), dim=1), F.log_softmax(own, dim=1), reduction="batchmean")


nets = [Student(24), Student(40)]
opts = [torch.optim.SGD(n.parameters(), lr=0.05, momentum=0.9) for n in nets]
for step in range(100):
    rows = torch.randint(0, 1500, (64,))
    outs = [n(X[rows]) for n in nets]
    for i, opt in enumerate(opts):
        ce = F.cross_entropy(outs[i], y[rows])
        kl = mimic(outs[i], outs[1 - i])
        loss = ce + 0.01 * kl
        opt.zero_grad()
        loss.backward(retain_graph=True)
        opt.step()
        outs[i] = nets[i](X[rows])
print(ce.item(), kl.item())
