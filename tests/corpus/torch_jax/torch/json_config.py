import json

import torch
from torch import nn
from sklearn.datasets import load_wine
from sklearn.preprocessing import scale

CONFIG = """
{"layers": [13, 24, 3], "hidden": "relu", "output": "softmax", "lr": 0.01, "epochs": 50}
"""
ACTIVATIONS = {"relu": nn.ReLU(), "tanh": nn.Tanh(), "softmax": nn.Softmax(dim=1), "none": nn.Identity()}


class FeedForward(nn.Module):
    def __init__(self, layers, hidden, output):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in zip(layers, layers[1:]))
        self.hidden = hidden
        self.output = output

    @classmethod
    def from_config(cls, cfg):
        return cls(cfg["layers"], ACTIVATIONS[cfg["hidden"]], ACTIVATIONS[cfg["output"]])

    def forward(self, x):
        for layer in self.layers[:-1]:
            x = self.hidden(layer(x))
        return self.output(self.layers[-1](x))


cfg = json.loads(CONFIG)
x, y = load_wine(return_X_y=True)
x, y = torch.tensor(scale(x)).float(), torch.tensor(y)
model = FeedForward.from_config(cfg)
loss_fn = nn.NLLLoss()
opt = torch.optim.Adam(model.parameters(), lr=cfg["lr"])
for _ in range(cfg["epochs"]):
    opt.zero_grad()
    loss = loss_fn(model(x), y)
    loss.backward()
    opt.step()
print(loss.item())
