import torch
from torch import nn

ARCH = {}
LOSSES = {"ce": nn.CrossEntropyLoss, "mse": nn.MSELoss}


def register(name):
    def wrap(cls):
        ARCH[name] = cls
        return cls

    return wrap


@register("linear")
class LinearProbe(nn.Module):
    def __init__(self, d_in, n_out):
        super().__init__()
        self.fc = nn.Linear(d_in, n_out)

    def forward(self, x):
        return self.fc(x)


@register("wide")
class Wide(nn.Module):
    def __init__(self, d_in, n_out):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(d_in, 256), nn.SiLU())
        self.head = nn.Sequential(nn.Linear(256, n_out), nn.Softmax(-1))

    def forward(self, x):
        return self.head(self.body(x))


config = {"model": {"name": "wide", "d_in": 12, "n_out": 5}, "loss": "ce", "lr": 3e-3, "steps": 120}


def build(cfg):
    kwargs = dict(cfg["model"])
    return ARCH[kwargs.pop("name")](**kwargs), LOSSES[cfg["loss"]]()


model, loss_fn = build(config)
optimizer = torch.optim.AdamW(model.parameters(), lr=config["lr"])
proto = torch.randn(5, 12)
for step in range(config["steps"]):
    y = torch.randint(5, (64,))
    x = proto[y] + torch.randn(64, 12)
    loss = loss_fn(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print("final loss", round(loss.item(), 3))
