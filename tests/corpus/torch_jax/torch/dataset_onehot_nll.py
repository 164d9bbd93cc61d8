import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, Dataset
from sklearn.datasets import load_iris


class IrisData(Dataset):
    def __init__(self):
        raw = load_iris()
        self.features = torch.tensor(raw.data, dtype=torch.float32)
        self.labels = torch.tensor(raw.target)
        self.n_classes = len(raw.target_names)

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, idx):
        return self.features[idx], F.one_hot(self.labels[idx], self.n_classes)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(4, 10)
        self.fc2 = nn.Linear(10, 3)
        self.log_softmax = nn.LogSoftmax(dim=1)

    def forward(self, x):
        return self.log_softmax(self.fc2(F.relu(self.fc1(x))))


def train(model, loader, criterion, optimizer):
    for features, labels in loader:
        optimizer.zero_grad()
        loss = criterion(model(features), labels)
        loss.backward()
        optimizer.step()


net = Net()
train(net, DataLoader(IrisData(), batch_size=15, shuffle=True), nn.NLLLoss(), torch.optim.Adam(net.parameters()))
