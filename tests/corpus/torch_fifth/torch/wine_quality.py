import pandas as pd
import torch
from torch import nn
from sklearn.datasets import make_regression

X, score = make_regression(600, 11, n_informative=6, noise=8.0, random_state=2)
table = pd.DataFrame(X, columns=[f"f{i}" for i in range(11)])
table["quality"] = pd.cut(score, bins=6, labels=[3, 4, 5, 6, 7, 8]).astype(int)


class WineQuality(nn.Module):
    def __init__(self, n_features, n_grades):
        super().__init__()
        self.hidden = nn.ModuleList([nn.Linear(n_features, 40), nn.Linear(40, 20)])
        self.grade = nn.Linear(20, n_grades)

    def forward(self, x):
        for layer in self.hidden:
            x = torch.relu(layer(x))
        return self.grade(x)


x = torch.tensor(table.drop(columns="quality").values, dtype=torch.float32)
y = torch.tensor(table["quality"].values)
model = WineQuality(11, table["quality"].nunique())
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=1e-2)
for epoch in range(40):
    optimizer.zero_grad()
    loss = criterion(model(x), y)
    loss.backward()
    optimizer.step()
    if epoch % 10 == 0:
        print(epoch, loss.item())
print("grade right:", (model(x).argmax(1) == y).float().mean().item())
