import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import make_classification


class SpamFilter(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(20, 32)
        self.fc2 = nn.Linear(32, 1)

    def score(self, x):
        return self.fc2(F.relu(self.fc1(x)))[:, 0]

    def forward(self, x):
        return self.score(x).sigmoid()

    def is_spam(self, x):
        return self.score(x) > 0.5


X, y = make_classification(600, 20, random_state=9)
X, y = torch.tensor(X, dtype=torch.float32), torch.tensor(y, dtype=torch.float32)
model = SpamFilter()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(40):
    loss = F.binary_cross_entropy_with_logits(model(X), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item(), (model.is_spam(X) == y.bool()).float().mean().item())
