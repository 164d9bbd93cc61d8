import io

import torch
from sklearn.datasets import load_wine
from sklearn.preprocessing import scale
from torch import nn

X, y = load_wine(return_X_y=True)
X = torch.tensor(scale(X), dtype=torch.float32)
onehot = nn.functional.one_hot(torch.tensor(y), 3).float()


class WineNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(13, 20), nn.ReLU())
        self.out = nn.Linear(20, 3)

    def forward(self, x):
        return torch.softmax(self.out(self.body(x)), dim=1)


net = WineNet()
opt = torch.optim.Adam(net.parameters(), 1e-2)
for _ in range(120):
    brier = ((net(X) - onehot) ** 2).sum(1).mean()
    opt.zero_grad()
    brier.backward()
    opt.step()
print("brier", brier.item())

# deployment: scores -> probabilities inside the graph
deploy = nn.Sequential(net, nn.Softmax(dim=1)).eval()
traced = torch.jit.trace(deploy, X[:1])
buffer = io.BytesIO()
torch.jit.save(traced, buffer)
with torch.no_grad():
    confidence = traced(X).max(1).values
print("mean confidence", confidence.mean().item())
