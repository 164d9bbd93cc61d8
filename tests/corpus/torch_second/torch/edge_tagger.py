import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import make_multilabel_classification
from sklearn.metrics import label_ranking_average_precision_score


class CompactTagger(nn.Module):
    """weights are kept in bfloat16 to fit on the edge board"""

    def __init__(self, n_in, n_tags, hidden=48, dtype=torch.bfloat16):
        super().__init__()
        kw = {"dtype": dtype}
        self.fc1 = nn.Linear(n_in, hidden, **kw)
        self.norm = nn.LayerNorm(hidden, **kw)
        self.fc2 = nn.Linear(hidden, n_tags, **kw)
        self.prob = nn.Sigmoid()

    def forward(self, x):
        x = self.norm(torch.relu(self.fc1(x)))
        return self.prob(self.fc2(x))


X, Y = make_multilabel_classification(800, 20, n_classes=5, n_labels=2, random_state=2)
X = torch.tensor((X - X.mean(0)) / X.std(0)).to(torch.bfloat16)
Y = torch.tensor(Y).to(torch.bfloat16)
train = DataLoader(TensorDataset(X[:600], Y[:600]), batch_size=50, shuffle=True)

torch.manual_seed(0)
model = CompactTagger(20, 5)
bce = nn.BCELoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(4):
    model.train()
    for xb, yb in train:
        loss = bce(model(xb), yb)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print("epoch", epoch, loss.item())

model.eval()
with torch.no_grad():
    p = model(X[600:]).float().numpy()
print("LRAP", label_ranking_average_precision_score(Y[600:].float().numpy(), p))
