import torch
import torch.nn as nn
from sklearn.datasets import load_digits

data = load_digits()
X = torch.tensor(data.data, dtype=torch.float) / 16
y = torch.tensor(data.target)

input_dim = X.shape[1]
num_classes = int(y.max())
device = torch.device("cuda" if torch.cuda.is_available() else "cpu")

model = nn.Sequential(
    nn.Linear(input_dim, 64),
    nn.ReLU(),
    nn.Linear(64, num_classes),
).to(device)

criterion = nn.CrossEntropyLoss().to(device)
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)

for epoch in range(3):
    for i in range(0, len(X), 128):
        xb, yb = X[i : i + 128].to(device), y[i : i + 128].to(device)
        logits = model(xb)
        loss = criterion(logits, yb)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
