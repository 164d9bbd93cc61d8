import torch
from sklearn.datasets import load_iris

X, y = load_iris(return_X_y=True)
X, y = torch.tensor(X).float(), torch.tensor(y)
W = torch.zeros(4, 3, requires_grad=True)
b = torch.zeros(3, requires_grad=True)


def softmax(z):
    e = torch.exp(z - z.max(1, keepdim=True).values)
    return e / e.sum(1, keepdim=True)


def cross_entropy(p, ids):
    return -torch.log(p[torch.arange(len(ids)), ids] + 1e-9).mean()


for step in range(200):
    loss = cross_entropy(softmax(X @ W + b), y)
    loss.backward()
    with torch.no_grad():
        for parameter in (W, b):
            parameter -= 0.1 * parameter.grad
            parameter.grad.zero_()
print(loss.item())
