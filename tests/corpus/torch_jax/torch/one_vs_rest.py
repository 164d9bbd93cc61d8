import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_digits

X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X / 16.0).float(), torch.tensor(y)
onehot = torch.zeros(len(y), 10).scatter_(1, y.unsqueeze(1), 1.0)

model = nn.Linear(64, 10)
opt = torch.optim.Adam(model.parameters(), lr=0.05)
for epoch in range(60):
    scores = model(X[:1500])
    loss = F.binary_cross_entropy_with_logits(scores, onehot[:1500], reduction="sum") / 1500
    opt.zero_grad()
    loss.backward()
    opt.step()
probabilities = torch.sigmoid(model(X[1500:]))
print(loss.item(), (probabilities.argmax(dim=1) == y[1500:]).float().mean().item())
