import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_breast_cancer
from sklearn.preprocessing import scale


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(30, 16)
        self.fc2 = nn.Linear(16, 1)

    def forward(self, x):
        return F.log_softmax(self.fc2(F.relu(self.fc1(x))), dim=1)


x, y = load_breast_cancer(return_X_y=True)
x, y = torch.tensor(scale(x)).float(), torch.tensor(y)
net = Net()
criterion = nn.NLLLoss()
opt = torch.optim.Adam(net.parameters())
for epoch in range(10):
    opt.zero_grad()
    loss = criterion(net(x), y)
    loss.backward()
    opt.step()
print(loss.item())
