import torch
from torch import nn
from sklearn.datasets import make_classification

X, y = make_classification(600, 6, n_informative=4, random_state=2)
X = torch.tensor(X, dtype=torch.float32)
y = torch.tensor(y, dtype=torch.float32).unsqueeze(1)

model = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 1))
criterion = nn.MSELoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)

for epoch in range(100):
    optimizer.zero_grad()
    output = model(X[:450])
    loss = criterion(output, y[:450])
    loss.backward()
    optimizer.step()

with torch.no_grad():
    output = model(X[450:])
    predicted = (output > 0.5).float()
    correct = (predicted == y[450:]).sum().item()
print(loss.item(), correct / 150)
