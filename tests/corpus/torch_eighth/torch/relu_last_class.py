import torch
import torch.nn as nn
from sklearn.datasets import load_iris


class Stack(nn.Module):
    sizes = ()
    activation = nn.ReLU

    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in zip(self.sizes, self.sizes[1:]))
        self.act = self.activation()

    def forward(self, x):
        for layer in self.layers:
            x = self.act(layer(x))
        return x


class IrisNet(Stack):
    sizes = (4, 20, 12, 3)


X, y = load_iris(return_X_y=True)
X, y = torch.tensor(X).float(), torch.tensor(y)
X = (X - X.mean(0)) / X.std(0)
model = IrisNet()
loss_fn = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(100):
    optimizer.zero_grad()
    loss = loss_fn(model(X), y)
    loss.backward()
    optimizer.step()
print(loss.item(), (model(X).argmax(dim=1) == y).float().mean().item())
