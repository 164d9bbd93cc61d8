import torch
import torch.nn as nn
from sklearn.datasets import load_breast_cancer
from sklearn.preprocessing import StandardScaler

device_dtype = torch.bfloat16
raw = load_breast_cancer()
X = torch.tensor(StandardScaler().fit_transform(raw.data)).to(device_dtype)
y = torch.tensor(raw.target).to(device_dtype).unsqueeze(1)

model = nn.Sequential(
    nn.Linear(30, 32),
    nn.ReLU(),
    nn.Linear(32, 1),
    nn.Sigmoid(),
).to(device_dtype)
criterion = nn.BCELoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)

for epoch in range(15):
    for start in range(0, 500, 50):
        xb, yb = X[start:start + 50], y[start:start + 50]
        loss = criterion(model(xb), yb)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    if epoch % 5 == 0:
        print(epoch, loss.item())
with torch.no_grad():
    benign = model(X[500:]) > 0.5
print("accuracy", (benign == y[500:].bool()).float().mean().item())
