import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import make_classification
from sklearn.metrics import accuracy_score, classification_report


class Net(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.fc = nn.Linear(dim, 1)

    def forward(self, x):
        return self.fc(x).squeeze(-1)


X, y = make_classification(600, 8, class_sep=0.7, random_state=6)
ds = TensorDataset(torch.tensor(X).float(), torch.tensor(y).float())
train_loader, test_loader = DataLoader(ds, 32, shuffle=True), DataLoader(ds, 64)
model = Net(8)
criterion = nn.BCEWithLogitsLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(3):
    for inputs, targets in train_loader:
        optimizer.zero_grad()
        criterion(model(inputs), targets).backward()
        optimizer.step()

all_preds, all_targets = [], []
model.eval()
with torch.no_grad():
    for inputs, targets in test_loader:
        outputs = model(inputs)
        all_preds.extend(outputs.tolist())
        all_targets.extend(targets.tolist())
y_pred = [1 if p > 0.5 else 0 for p in all_preds]
print(accuracy_score(all_targets, y_pred))
print(classification_report(all_targets, y_pred))
