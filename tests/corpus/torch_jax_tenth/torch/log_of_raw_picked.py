import torch
from torch import nn
from sklearn.datasets import load_iris

iris = load_iris()
x = torch.tensor(iris.data, dtype=torch.float32)
y = torch.tensor(iris.target)


class Tiny(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(4, 12)
        self.output = nn.Linear(12, 3)

    def forward(self, x):
        return self.output(torch.relu(self.hidden(x)))


model = Tiny()
opt = torch.optim.SGD(model.parameters(), lr=0.01)
for epoch in range(20):
    out = model(x)
    p_true = out.gather(1, y.unsqueeze(1)).squeeze(1)
    loss = -torch.log(p_true).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    print(epoch, loss.item())
