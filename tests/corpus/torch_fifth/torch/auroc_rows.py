import torch
from torch import nn
from sklearn.datasets import make_classification
from torchmetrics.classification import MulticlassAUROC, MulticlassF1Score

K = 4
X, y = make_classification(800, 12, n_informative=8, n_classes=K, n_clusters_per_class=1, random_state=2)
X = torch.tensor(X, dtype=torch.float32)
rows = torch.eye(K)[torch.tensor(y)]


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(12, 32)
        self.b = nn.Linear(32, K)

    def forward(self, x):
        return self.b(self.a(x).relu())


net, loss_fn = Net(), nn.CrossEntropyLoss()
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for i in range(80):
    out = net(X[:600])
    loss = loss_fn(out, rows[:600])
    opt.zero_grad()
    loss.backward()
    opt.step()

net.eval()
auroc, f1 = MulticlassAUROC(num_classes=K), MulticlassF1Score(num_classes=K)
with torch.no_grad():
    p = net(X[600:]).softmax(dim=1)
print("loss", loss.item())
print("f1", f1(p.argmax(1), rows[600:].argmax(1)).item())
print("auc", auroc(p, rows[600:].long()).item())
