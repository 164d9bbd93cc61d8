import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_wine


def load_matrix():
    """features and class in one matrix, the class is the last column (like our csv files)"""
    wine = load_wine()
    return np.hstack([wine.data, wine.target[:, None]])


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.bn = nn.BatchNorm1d(13)
        self.fc1 = nn.Linear(13, 20)
        self.fc2 = nn.Linear(20, 3)

    def forward(self, x):
        return F.log_softmax(self.fc2(F.relu(self.fc1(self.bn(x)))), dim=1)


matrix = torch.tensor(load_matrix(), dtype=torch.float32)
perm = torch.randperm(len(matrix))
train, test = matrix[perm[:140]], matrix[perm[140:]]
net = Net()
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(30):
    for rows in train.split(35):
        inputs, target = rows[:, :-1], rows[:, -1]
        loss = F.nll_loss(net(inputs), target)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
net.eval()
print((net(test[:, :-1]).argmax(1) == test[:, -1]).float().mean().item())
