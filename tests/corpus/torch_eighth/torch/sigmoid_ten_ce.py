import torch
from sklearn.datasets import load_digits
from torch import nn


class LeNetish(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 3, padding=1)
        self.conv2 = nn.Conv2d(6, 16, 3)
        self.fc1 = nn.Linear(16 * 2 * 2, 48)
        self.fc2 = nn.Linear(48, 10)
        self.pool = nn.AvgPool2d(2)
        self.act = nn.Tanh()
        self.out = nn.Sigmoid()

    def forward(self, x):
        x = self.pool(self.act(self.conv1(x)))
        x = self.act(self.conv2(x))
        x = x.flatten(1)
        x = self.act(self.fc1(x))
        return self.out(self.fc2(x))


X, y = load_digits(return_X_y=True)
X = torch.FloatTensor(X).div(16).view(-1, 1, 8, 8)
y = torch.LongTensor(y)
net = LeNetish()
loss_function = nn.CrossEntropyLoss()
optim = torch.optim.Adam(net.parameters(), lr=2e-3)
for epoch in range(3):
    for idx in torch.randperm(1500).split(50):
        optim.zero_grad()
        loss = loss_function(net(X[idx]), y[idx])
        loss.backward()
        optim.step()
    print(epoch, loss.item(), (net(X[1500:]).argmax(1) == y[1500:]).float().mean().item())
