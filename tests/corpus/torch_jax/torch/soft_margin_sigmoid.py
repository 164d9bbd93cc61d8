import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import make_multilabel_classification

X, Y = make_multilabel_classification(300, 10, n_classes=4, random_state=1)
X, Y = torch.tensor(X / X.max()).float(), torch.tensor(Y).float()
net = nn.Sequential(nn.Linear(10, 24), nn.ReLU(), nn.Linear(24, 4))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for _ in range(60):
    predictions = net(X).sigmoid()
    loss = F.multilabel_soft_margin_loss(predictions, Y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), ((predictions > 0.5) == Y.bool()).float().mean().item())
