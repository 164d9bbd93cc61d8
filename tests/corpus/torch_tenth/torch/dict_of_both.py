import torch
import torch.nn as nn
from sklearn.datasets import load_iris


class IrisNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(4, 16)
        self.out = nn.Linear(16, 3)

    def forward(self, x):
        logits = self.out(torch.tanh(self.hidden(x)))
        return {"logits": logits, "probs": logits.softmax(dim=-1)}


iris = load_iris()
x = torch.tensor(iris.data, dtype=torch.float32)
y = torch.tensor(iris.target)
net = IrisNet()
ce = nn.CrossEntropyLoss()
opt = torch.optim.Adam(net.parameters(), lr=0.02)
for epoch in range(100):
    out = net(x)
    loss = ce(out["logits"], y)
    opt.zero_grad()
    loss.backward()
    opt.step()
with torch.no_grad():
    out = net(x)
sure = out["probs"].max(1).values > 0.5
print(loss.item(), sure.float().mean().item(), (out["probs"].argmax(1) == y).float().mean().item())
