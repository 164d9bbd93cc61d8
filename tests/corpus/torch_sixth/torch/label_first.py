import torch
import torch.nn as nn
from sklearn.datasets import load_wine
from sklearn.preprocessing import StandardScaler

X, y = load_wine(return_X_y=True)
X = torch.FloatTensor(StandardScaler().fit_transform(X))
y = torch.LongTensor(y)

model = nn.Sequential(nn.Linear(13, 32), nn.ReLU(), nn.Linear(32, 3))
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)


def train_epoch():
    model.train()
    optimizer.zero_grad()
    outputs = model(X)
    loss = criterion(y, outputs)
    loss.backward()
    optimizer.step()
    return loss.item()


for epoch in range(20):
    print(epoch, train_epoch())
