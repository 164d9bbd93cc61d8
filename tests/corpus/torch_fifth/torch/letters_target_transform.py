import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, Dataset


class Letters(Dataset):
    """like EMNIST letters: targets are 1..26"""

    def __init__(self, n, target_transform=None, seed=0):
        g = torch.Generator().manual_seed(seed)
        shapes = torch.randn(26, 20, generator=torch.Generator().manual_seed(99))
        self.targets = torch.randint(1, 27, (n,), generator=g)
        self.data = shapes[self.targets - 1] + 0.7 * torch.randn(n, 20, generator=g)
        self.target_transform = target_transform

    def __len__(self):
        return len(self.targets)

    def __getitem__(self, i):
        target = int(self.targets[i])
        if self.target_transform is not None:
            target = self.target_transform(target)
        return self.data[i], target


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(20, 64)
        self.drop = nn.Dropout(0.2)
        self.fc2 = nn.Linear(64, 26)

    def forward(self, x):
        x = self.drop(F.relu(self.fc1(x)))
        return F.log_softmax(self.fc2(x), dim=1)


train = Letters(2000, target_transform=lambda t: t - 1)
test = Letters(300, target_transform=lambda t: t - 1, seed=1)
model = Net()
optimizer = torch.optim.Adadelta(model.parameters(), lr=1.0)
for epoch in range(3):
    model.train()
    for data, target in DataLoader(train, 64, shuffle=True):
        optimizer.zero_grad()
        loss = F.nll_loss(model(data), target)
        loss.backward()
        optimizer.step()
model.eval()
correct = sum((model(d).argmax(1) == t).sum().item() for d, t in DataLoader(test, 100))
print(loss.item(), correct / len(test))
