import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_iris


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1, self.fc2 = nn.Linear(4, 16), nn.Linear(16, 3)

    def forward(self, x):
        scores = self.fc2(F.relu(self.fc1(x)))
        return scores if self.training else F.log_softmax(scores, dim=1)


X, y = load_iris(return_X_y=True)
X, y = torch.tensor(X).float(), torch.tensor(y)
model = Net()
opt = torch.optim.Adam(model.parameters(), lr=0.02)
for epoch in range(50):
    model.train()
    loss = F.cross_entropy(model(X), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
    model.eval()
    with torch.no_grad():
        val_loss = F.nll_loss(model(X), y)
print(loss.item(), val_loss.item())
