import torch
from torch import nn

from config import N_INTENTS, WIDTH
from data import loader


class IntentNet(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.mlp = nn.Sequential(nn.Linear(d, WIDTH), nn.ReLU())
        self.classifier = nn.Linear(WIDTH, N_INTENTS)

    def forward(self, x):
        return self.classifier(self.mlp(x))


def main():
    net = IntentNet(16)
    ce = nn.CrossEntropyLoss()
    opt = torch.optim.Adam(net.parameters())
    for epoch in range(2):
        for x, y in loader():
            loss = ce(net(x), y)
            opt.zero_grad()
            loss.backward()
            opt.step()


if __name__ == "__main__":
    main()
