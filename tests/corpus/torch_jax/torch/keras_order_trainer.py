import torch
from torch import nn
from sklearn.datasets import load_wine
from sklearn.preprocessing import minmax_scale


class Experiment:
    def __init__(self, model):
        self.model = model
        self.loss = None

    def set_loss(self, loss):
        self.loss = loss
        return self

    def set_optimizer(self, cls, **kwargs):
        self.optimizer = cls(self.model.parameters(), **kwargs)
        return self

    def run(self, x, y, epochs):
        for epoch in range(epochs):
            self.optimizer.zero_grad()
            prediction = self.model(x)
            value = self.loss(y, prediction)
            value.backward()
            self.optimizer.step()
        return value.item()


def main():
    x, y = load_wine(return_X_y=True)
    x, y = torch.tensor(minmax_scale(x), dtype=torch.float32), torch.tensor(y)
    net = nn.Sequential(nn.Linear(13, 16), nn.ReLU(), nn.Linear(16, 3))
    experiment = Experiment(net).set_loss(nn.CrossEntropyLoss()).set_optimizer(torch.optim.Adam, lr=0.01)
    print(experiment.run(x, y, 30))


if __name__ == "__main__":
    main()
