import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, Dataset

GESTURES = {"swipe": 0, "tap": 1, "circle": 2, "shake": 3}


class AccelDataset(Dataset):
    """3-axis accelerometer windows"""

    def __init__(self, n=320, length=40, transform=None, target_transform=None):
        self.n, self.length = n, length
        self.transform, self.target_transform = transform, target_transform
        self.names = list(GESTURES)

    def __len__(self):
        return self.n

    def __getitem__(self, index):
        g = torch.Generator().manual_seed(index)
        name = self.names[index % len(self.names)]
        t = torch.linspace(0, 6.28, self.length)
        window = 0.3 * torch.randn(3, self.length, generator=g)
        if name == "swipe":
            window[0] += t / 3
        elif name == "tap":
            window[2, 18:22] += 3
        elif name == "circle":
            window[0] += t.cos()
            window[1] += t.sin()
        else:
            window += (8 * t).sin()
        label = GESTURES[name]
        if self.transform:
            window = self.transform(window)
        if self.target_transform:
            label = self.target_transform(label)
        return window, label


def center(w):
    return w - w.mean(dim=1, keepdim=True)


def encode(label):
    row = torch.zeros(len(GESTURES))
    row[label] = 1.0
    return row


class GestureRNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.GRU(3, 24, batch_first=True)
        self.fc = nn.Linear(24, len(GESTURES))

    def forward(self, window):
        _, h = self.rnn(window.transpose(1, 2))
        return F.log_softmax(self.fc(h.squeeze(0)), dim=-1)


def train_one_epoch(net, loader, optimizer):
    for step, (window, gesture) in enumerate(loader):
        log_probs = net(window)
        loss = F.nll_loss(log_probs, gesture)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if step % 5 == 0:
            print(step, loss.item())


if __name__ == "__main__":
    data = AccelDataset(transform=center, target_transform=encode)
    net = GestureRNN()
    train_one_epoch(net, DataLoader(data, batch_size=32, shuffle=True), torch.optim.RMSprop(net.parameters(), lr=3e-3))
