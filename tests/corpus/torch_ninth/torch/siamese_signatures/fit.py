import torch
from torch import nn


class Fitter:
    def __init__(self, net, criterion=None, lr=1e-3):
        self.net = net
        self.criterion = criterion or nn.BCEWithLogitsLoss()
        self.optim = torch.optim.Adam(self.net.parameters(), lr=lr)

    def epoch(self, loader):
        losses = []
        for left, right, same in loader:
            score = self.net(left, right)
            loss = self.criterion(score, same)
            self.optim.zero_grad()
            loss.backward()
            self.optim.step()
            losses.append(loss.item())
        return sum(losses) / len(losses)
