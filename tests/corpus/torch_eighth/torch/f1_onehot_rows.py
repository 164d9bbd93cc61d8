import torch
import torch.nn as nn
from sklearn.datasets import load_wine
from sklearn.preprocessing import OneHotEncoder, StandardScaler
from torchmetrics.classification import MulticlassF1Score

wine = load_wine()
X = torch.tensor(StandardScaler().fit_transform(wine.data), dtype=torch.float32)
Y = torch.tensor(OneHotEncoder(sparse_output=False).fit_transform(wine.target.reshape(-1, 1)), dtype=torch.float32)

model = nn.Sequential(nn.Linear(13, 32), nn.ReLU(), nn.Linear(32, 3))
criterion = nn.CrossEntropyLoss()
f1 = MulticlassF1Score(num_classes=3)
opt = torch.optim.Adam(model.parameters(), lr=5e-3)
for epoch in range(20):
    out = model(X)
    loss = criterion(out, Y)
    opt.zero_grad()
    loss.backward()
    opt.step()
    f1.update(out.argmax(dim=1), Y.long())
print(loss.item(), f1.compute().item())
