import torch
from torch import nn
from sklearn.datasets import make_multilabel_classification
from sklearn.metrics import hamming_loss
from sklearn.model_selection import train_test_split

X, Y = make_multilabel_classification(n_samples=800, n_features=20, n_classes=6, random_state=1)
x_tr, x_te, y_tr, y_te = train_test_split(X, Y, test_size=0.25, random_state=1)
x_tr, x_te = (torch.from_numpy(a).float() for a in (x_tr, x_te))
y_tr = torch.from_numpy(y_tr).float()


class Tagger(nn.Module):
    def __init__(self, n_features, n_tags):
        super().__init__()
        self.bn = nn.BatchNorm1d(n_features)
        self.hidden = nn.Linear(n_features, 48)
        self.tags = nn.Linear(48, n_tags)

    def forward(self, x):
        h = torch.relu(self.hidden(self.bn(x)))
        return torch.sigmoid(self.tags(h))


net = Tagger(20, Y.shape[1])
criterion = nn.MultiLabelSoftMarginLoss()
optim = torch.optim.Adam(net.parameters(), lr=2e-3)
for epoch in range(60):
    net.train()
    optim.zero_grad()
    loss = criterion(net(x_tr), y_tr)
    loss.backward()
    optim.step()
net.eval()
with torch.no_grad():
    hard = (net(x_te) > 0.5).int().numpy()
print("hamming", hamming_loss(y_te, hard))
