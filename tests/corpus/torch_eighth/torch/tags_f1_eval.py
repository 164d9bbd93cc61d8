import torch
from sklearn.datasets import make_multilabel_classification
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from torchmetrics.classification import MultilabelF1Score

X, Y = make_multilabel_classification(500, 10, n_classes=6, random_state=0)
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
Y = torch.tensor(Y)
train_dl = DataLoader(TensorDataset(X[:400], Y[:400]), batch_size=40, shuffle=True)
test_dl = DataLoader(TensorDataset(X[400:], Y[400:]), batch_size=5)


class Tagger(nn.Module):
    def __init__(self, d, n_tags):
        super().__init__()
        self.hidden = nn.Linear(d, 40)
        self.tags = nn.Linear(40, n_tags)

    def forward(self, x):
        return self.tags(torch.relu(self.hidden(x)))


model = Tagger(10, 6)
criterion = nn.BCEWithLogitsLoss()
opt = torch.optim.Adam(model.parameters(), lr=3e-3)
f1 = MultilabelF1Score(num_labels=6)
for epoch in range(4):
    model.train()
    for x, t in train_dl:
        opt.zero_grad()
        loss = criterion(model(x), t.float())
        loss.backward()
        opt.step()
    model.eval()
    with torch.no_grad():
        for x, t in test_dl:
            f1(model(x), t)
    print(epoch, loss.item(), f1.compute().item())
    f1.reset()
