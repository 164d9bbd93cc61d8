import torch
from torch.utils.data import DataLoader, Dataset, random_split


class ShapeDataset(Dataset):
    names = ("circle", "square", "triangle")

    def __init__(self, size=300, transform=None):
        self.size = size
        self.transform = transform
        self.targets = torch.eye(len(self.names), dtype=torch.long)

    def __len__(self):
        return self.size

    def __getitem__(self, index):
        k = index % len(self.names)
        points = torch.randn(10) + k
        if self.transform is not None:
            points = self.transform(points)
        return points, self.targets[k]


class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = torch.nn.Linear(10, 20)
        self.fc2 = torch.nn.Linear(20, 3)

    def forward(self, x):
        return self.fc2(torch.nn.functional.elu(self.fc1(x)))


train_set, test_set = random_split(ShapeDataset(transform=lambda p: p / 3), [240, 60])
model = Net()
loss_function = torch.nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters())
for epoch in range(3):
    for points, target in DataLoader(train_set, batch_size=30, shuffle=True):
        optimizer.zero_grad()
        loss = loss_function(model(points), target)
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
