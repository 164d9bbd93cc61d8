import fromlogits.torch as flt
import torch
from fromlogits.torch import functional as FF
from sklearn.datasets import load_iris
from torch import nn

X, y = load_iris(return_X_y=True)
X, y = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32), torch.tensor(y)
net = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 3))
criterion = flt.CrossEntropyLoss(label_smoothing=0.05)
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for step in range(60):
    loss = criterion(net(X), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
with torch.no_grad():
    scores = net(X)
    log_probs = scores.log_softmax(dim=1)
    print(loss.item(), FF.nll_loss(log_probs, y).item(), FF.cross_entropy(scores, y).item())
