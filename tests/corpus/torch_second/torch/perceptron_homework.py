"""
Homework 3, part B: replace the perceptron update of part A by gradient descent.
The data generator and the label convention are the same as in part A.
"""
import torch


def linearly_separable(n=400, margin=0.2, seed=8):
    g = torch.Generator().manual_seed(seed)
    w_true = torch.tensor([1.5, -2.0])
    x = torch.randn(n, 2, generator=g)
    score = x @ w_true + 0.3
    keep = score.abs() > margin
    x, score = x[keep], score[keep]
    y = torch.where(score > 0, 1.0, -1.0)
    return x, y


class Unit(torch.nn.Module):
    def __init__(self, n_inputs):
        super().__init__()
        self.w = torch.nn.Parameter(torch.zeros(n_inputs))
        self.b = torch.nn.Parameter(torch.zeros(1))

    def forward(self, x):
        return torch.tanh(x @ self.w + self.b)


def part_a(x, y, passes=5):
    w, b = torch.zeros(2), torch.zeros(1)
    for _ in range(passes):
        for xi, yi in zip(x, y):
            if yi * (xi @ w + b) <= 0:
                w, b = w + yi * xi, b + yi
    return w, b


def part_b(x, y, epochs=60):
    unit = Unit(2)
    optimizer = torch.optim.SGD(unit.parameters(), lr=0.1)
    criterion = torch.nn.BCEWithLogitsLoss()
    history = []
    for _ in range(epochs):
        optimizer.zero_grad()
        out = unit(x)
        loss = criterion(out, y)
        loss.backward()
        optimizer.step()
        history.append(loss.item())
    return unit, history


x, y = linearly_separable()
w, b = part_a(x, y)
print("part A accuracy", (torch.sign(x @ w + b) == y).float().mean().item())
unit, history = part_b(x, y)
print("part B loss", history[0], "->", history[-1])
print("part B accuracy", (torch.sign(unit(x)) == y).float().mean().item())
