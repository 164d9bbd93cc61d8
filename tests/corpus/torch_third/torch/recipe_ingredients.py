import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import make_multilabel_classification

N_TAGS = 7


class RecipeNet(nn.Module):
    def __init__(self, n_ingredients):
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(n_ingredients, 64), nn.ReLU(), nn.Dropout(0.3))
        self.tags = nn.Linear(64, N_TAGS)

    def forward(self, x):
        return self.tags(self.encoder(x))


def recall_at_2(scores, target):
    top = scores.topk(2, dim=1).indices
    found = target.gather(1, top).sum(1)
    return (found / target.sum(1).clamp(min=1)).mean().item()


X, Y = make_multilabel_classification(800, 30, n_classes=N_TAGS, n_labels=3, random_state=4)
X = torch.tensor(X, dtype=torch.float32)
Y = torch.tensor(Y, dtype=torch.float32)
loader = DataLoader(TensorDataset(X[:600], Y[:600]), batch_size=50, shuffle=True)

model = RecipeNet(30)
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
for epoch in range(6):
    model.train()
    for xb, yb in loader:
        optimizer.zero_grad()
        loss = criterion(model(xb), yb)
        loss.backward()
        optimizer.step()
    model.eval()
    with torch.no_grad():
        print(epoch, loss.item(), "recall@2", recall_at_2(model(X[600:]), Y[600:]))
