import torch
import torch.nn.functional as F
from sklearn.datasets import load_iris
from sklearn.metrics import accuracy_score
from torch import nn

iris = load_iris()
X = torch.tensor(iris.data).float()
Y = F.one_hot(torch.tensor(iris.target), num_classes=3).float()
order = torch.randperm(150)
train, test = order[:110], order[110:]

model = nn.Sequential(nn.Linear(4, 12), nn.Tanh(), nn.Linear(12, 3))
ce = nn.CrossEntropyLoss()
opt = torch.optim.Adam(model.parameters(), lr=0.02)
for _ in range(60):
    opt.zero_grad()
    loss = ce(model(X[train]), Y[train])
    loss.backward()
    opt.step()
with torch.no_grad():
    y_hat = model(X[test]).argmax(dim=1)
print(loss.item())
print("accuracy", accuracy_score(Y[test].numpy(), y_hat.numpy()))
