import argparse

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import load_digits

parser = argparse.ArgumentParser()
parser.add_argument("--loss", choices=["nll", "ce"], default="nll")
parser.add_argument("--epochs", default=3, type=int)
parser.add_argument("--batch-size", default=64, type=int)


class LeNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 3, padding=1)
        self.fc1 = nn.Linear(6 * 16, 32)
        self.fc2 = nn.Linear(32, 10)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = x.view(x.size(0), -1)
        x = F.relu(self.fc1(x))
        x = self.fc2(x)
        output = F.softmax(x, dim=1)
        return output


def main(argv=None):
    args = parser.parse_args(argv)
    if args.loss == "nll":
        criterion = nn.NLLLoss(reduction="sum")
    else:
        criterion = nn.CrossEntropyLoss(reduction="sum")
    X, y = load_digits(return_X_y=True)
    data = TensorDataset(torch.tensor(X / 16).float().unflatten(1, (1, 8, 8)), torch.tensor(y))
    model = LeNet()
    optimizer = torch.optim.Adadelta(model.parameters())
    for epoch in range(args.epochs):
        for batch_idx, (inputs, target) in enumerate(DataLoader(data, args.batch_size, shuffle=True)):
            optimizer.zero_grad()
            output = model(inputs)
            loss = criterion(output, target)
            loss.backward()
            optimizer.step()
        print("Train Epoch: {}\tLoss: {:.6f}".format(epoch, loss.item() / len(target)))


if __name__ == "__main__":
    main()
