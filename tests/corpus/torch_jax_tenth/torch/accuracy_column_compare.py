import torch
import torch.nn as nn
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

X, y = load_breast_cancer(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(StandardScaler().fit_transform(X), y, random_state=1)
X_train, X_test = (torch.tensor(a, dtype=torch.float32) for a in (X_train, X_test))
y_train, y_test = (torch.tensor(a, dtype=torch.float32) for a in (y_train, y_test))


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.l1 = nn.Linear(30, 10)
        self.l2 = nn.Linear(10, 1)

    def forward(self, x):
        return torch.sigmoid(self.l2(torch.relu(self.l1(x))))


model = Model()
criterion = nn.BCELoss()
opt = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(50):
    loss = criterion(model(X_train), y_train.unsqueeze(1))
    opt.zero_grad()
    loss.backward()
    opt.step()
with torch.no_grad():
    predicted = model(X_test).round()
    acc = predicted.eq(y_test).sum() / float(y_test.shape[0])
print(f"accuracy = {acc:.4f}")
