import numpy as np
import torch
import torch.nn as nn
from sklearn.datasets import load_iris
from sklearn.metrics import classification_report
from sklearn.preprocessing import OneHotEncoder, StandardScaler

iris = load_iris()
X = StandardScaler().fit_transform(iris.data)
Y = OneHotEncoder(sparse_output=False).fit_transform(iris.target.reshape(-1, 1))
perm = np.random.RandomState(0).permutation(150)
X, Y = X[perm], Y[perm]
x_train, y_train = torch.tensor(X[:110], dtype=torch.float32), torch.tensor(Y[:110], dtype=torch.float32)
x_test, y_test = torch.tensor(X[110:], dtype=torch.float32), torch.tensor(Y[110:], dtype=torch.float32)


class Iris(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(4, 12)
        self.fc2 = nn.Linear(12, 3)

    def forward(self, x):
        return self.fc2(torch.relu(self.fc1(x)))


model = Iris()
ce = nn.CrossEntropyLoss()
opt = torch.optim.Adam(model.parameters(), lr=0.02)
for epoch in range(80):
    opt.zero_grad()
    loss = ce(model(x_train), y_train)
    loss.backward()
    opt.step()
print("loss", loss.item())
with torch.no_grad():
    y_pred = model(x_test).argmax(dim=1)
print(classification_report(y_test.numpy(), y_pred.numpy(), target_names=iris.target_names))
