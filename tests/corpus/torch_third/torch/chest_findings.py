import torch
import torch.nn as nn
from torchmetrics.classification import MultilabelAUROC, MultilabelF1Score
from sklearn.datasets import make_multilabel_classification

FINDINGS = ["edema", "effusion", "nodule", "fracture"]
X, Y = make_multilabel_classification(800, 25, n_classes=4, n_labels=2, random_state=18)
X = torch.tensor(X, dtype=torch.float32)
X = (X - X.mean(0)) / X.std(0)
Y = torch.tensor(Y, dtype=torch.float32)
n_train = 600

model = nn.Sequential(nn.Linear(25, 40), nn.ReLU(), nn.Dropout(0.2), nn.Linear(40, len(FINDINGS)))
pos = Y[:n_train].sum(0)
criterion = nn.BCEWithLogitsLoss(pos_weight=(n_train - pos) / pos)
opt = torch.optim.AdamW(model.parameters(), lr=3e-3)
f1 = MultilabelF1Score(num_labels=4, average=None)
auroc = MultilabelAUROC(num_labels=4)
for epoch in range(8):
    model.train()
    for b in torch.randperm(n_train).split(60):
        loss = criterion(model(X[b]), Y[b])
        opt.zero_grad()
        loss.backward()
        opt.step()
    model.eval()
    with torch.no_grad():
        for xb, yb in zip(X[n_train:].split(50), Y[n_train:].split(50)):
            probs = torch.sigmoid(model(xb))
            f1.update(probs, yb.int())
            auroc.update(probs, yb.int())
    print(epoch, loss.item(), auroc.compute().item(), dict(zip(FINDINGS, f1.compute().tolist())))
    f1.reset()
    auroc.reset()
