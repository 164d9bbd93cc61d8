import torch
from sklearn.datasets import load_wine
from sklearn.preprocessing import StandardScaler
from torch import nn

from net import WineNet
from predictor import Predictor


def fit(net, x, y):
    net.train()
    opt = torch.optim.Adam(net.parameters(), lr=0.01)
    loss_fn = nn.CrossEntropyLoss()
    for _ in range(60):
        opt.zero_grad()
        loss = loss_fn(net(x), y)
        loss.backward()
        opt.step()
    return loss.item()


if __name__ == "__main__":
    data = load_wine()
    x = torch.tensor(StandardScaler().fit_transform(data.data), dtype=torch.float32)
    y = torch.tensor(data.target)
    net = WineNet()
    print("train", fit(net, x, y))
    predictor = Predictor(net, list(data.target_names))
    for row in x[::60]:
        print(predictor(row))
