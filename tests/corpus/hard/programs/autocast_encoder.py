import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import make_multilabel_classification
from torchmetrics.classification import MultilabelAccuracy


class Encoder(nn.Module):
    def __init__(self, n_in, dim):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(n_in, dim), nn.ReLU(), nn.Linear(dim, dim), nn.ReLU())

    def forward(self, x):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            h = self.net(x)
        return h.float()


class Tagger(nn.Module):
    def __init__(self, n_in, n_tags, dim=48):
        super().__init__()
        self.encoder = Encoder(n_in, dim)
        self.tags = nn.Linear(dim, n_tags)

    def forward(self, x):
        return self.tags(self.encoder(x))

    @property
    def probability(self):
        return lambda x: torch.sigmoid(self(x))


X, Y = make_multilabel_classification(800, 20, n_classes=5, random_state=1)
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
Y = torch.tensor(Y, dtype=torch.float32)
tagger = Tagger(20, 5)
criterion = nn.MultiLabelSoftMarginLoss()
optimizer = torch.optim.AdamW(tagger.parameters(), lr=2e-3)
for epoch in range(4):
    for xb, yb in DataLoader(TensorDataset(X[:600], Y[:600]), batch_size=50, shuffle=True):
        loss = criterion(tagger(xb), yb)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
accuracy = MultilabelAccuracy(num_labels=5, threshold=0.5)
with torch.no_grad():
    p = tagger.probability(X[600:])
    print("accuracy", accuracy(p, Y[600:].int()).item(), "exact", ((p > 0.5) == Y[600:].bool()).all(1).float().mean().item())
