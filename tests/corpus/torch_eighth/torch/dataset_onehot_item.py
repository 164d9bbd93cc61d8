import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_digits
from torch.utils.data import DataLoader, Dataset


class DigitSet(Dataset):
    def __init__(self, train=True):
        x, y = load_digits(return_X_y=True)
        part = slice(0, 1400) if train else slice(1400, None)
        self.images = torch.tensor(x[part] / 16.0, dtype=torch.float32).view(-1, 1, 8, 8)
        self.targets = torch.tensor(y[part])

    def __len__(self):
        return len(self.targets)

    def __getitem__(self, index):
        return self.images[index], F.one_hot(self.targets[index], num_classes=10)


class ConvNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(nn.Conv2d(1, 12, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2))
        self.classifier = nn.Linear(12 * 16, 10)

    def forward(self, x):
        return self.classifier(self.features(x).flatten(1))


model = ConvNet()
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9)
for epoch in range(2):
    for images, targets in DataLoader(DigitSet(), batch_size=32, shuffle=True):
        outputs = model(images)
        loss = criterion(outputs, targets)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
