import torch
from torch import nn
from sklearn.datasets import load_digits

X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X / 16, dtype=torch.float32), torch.tensor(y)


class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(64, 50)
        self.fc2 = nn.Linear(50, 10)

    def forward(self, x):
        return torch.softmax(self.fc2(torch.relu(self.fc1(x))), dim=1)


def nll(log_p, target):
    return -log_p[torch.arange(target.shape[0]), target].mean()


model = MLP()
opt = torch.optim.SGD(model.parameters(), lr=0.5)
for epoch in range(5):
    for i in range(0, 1500, 50):
        loss = nll(model(X[i:i + 50]), y[i:i + 50])
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
