import torch
import torch.nn as nn
from sklearn.datasets import load_digits
from torchmetrics import AUROC, Accuracy, ConfusionMatrix, MetricCollection

X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X / 16, dtype=torch.float32), torch.tensor(y)
Y = nn.functional.one_hot(y, 10).float() * 0.9 + 0.01

net = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10))
loss_fn = nn.CrossEntropyLoss()
metrics = MetricCollection({
    "acc": Accuracy(task="multiclass", num_classes=10),
    "top3": Accuracy(task="multiclass", num_classes=10, top_k=3),
    "auc": AUROC(task="multiclass", num_classes=10),
})
confusion = ConfusionMatrix(task="multiclass", num_classes=10)
opt = torch.optim.Adam(net.parameters(), lr=3e-3)
for epoch in range(3):
    for b in torch.randperm(1500).split(75):
        logits = net(X[b])
        loss = loss_fn(logits, Y[b])
        opt.zero_grad()
        loss.backward()
        opt.step()
with torch.no_grad():
    for b in torch.arange(1500, len(X)).split(64):
        logits = net(X[b])
        metrics.update(logits.softmax(-1), Y[b].argmax(1))
        confusion.update(logits.argmax(1), y[b])
print({k: round(v.item(), 3) for k, v in metrics.compute().items()}, confusion.compute().trace().item())
