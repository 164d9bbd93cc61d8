import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset
from torchmetrics import MetricCollection
from torchmetrics.classification import BinaryPrecision, BinaryRecall
from sklearn.datasets import make_classification


class AlarmNet(nn.Module):
    def __init__(self, n_vitals):
        super().__init__()
        self.rnn_free = nn.Sequential(nn.Linear(n_vitals, 24), nn.ReLU(), nn.Linear(24, 12), nn.ReLU())
        self.alarm = nn.Linear(12, 1)

    def forward(self, vitals):
        return self.alarm(self.rnn_free(vitals)).flatten()


X, y = make_classification(900, 9, n_informative=6, weights=[0.8], random_state=27)
X, y = torch.tensor(X, dtype=torch.float32), torch.tensor(y)
train_dl = DataLoader(TensorDataset(X[:700], y[:700]), batch_size=50, shuffle=True)
valid_dl = DataLoader(TensorDataset(X[700:], y[700:]), batch_size=10)

net = AlarmNet(9)
loss_fn = nn.BCEWithLogitsLoss(pos_weight=torch.tensor(3.0))
metrics = MetricCollection({"precision": BinaryPrecision(threshold=0.5), "recall": BinaryRecall(threshold=0.5)})
opt = torch.optim.Adam(net.parameters(), lr=2e-3)
for epoch in range(6):
    net.train()
    for vitals, label in train_dl:
        loss = loss_fn(net(vitals), label.float())
        opt.zero_grad()
        loss.backward()
        opt.step()
    net.eval()
    with torch.no_grad():
        for vitals, label in valid_dl:
            output = net(vitals)
            metrics.update(output, label)
    print(epoch, {k: round(v.item(), 3) for k, v in metrics.compute().items()})
    metrics.reset()
