import torch
import torch.nn as nn
from sklearn.datasets import load_digits

X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X / 16).float(), torch.tensor(y.astype("uint8"))
model = nn.Linear(64, 10)
ce = nn.CrossEntropyLoss()
opt = torch.optim.SGD(model.parameters(), lr=0.5)
for _ in range(50):
    loss = ce(model(X), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), (model(X).argmax(1) == y).float().mean().item())
