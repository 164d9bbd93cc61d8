import torch
import torch.nn as nn


class SoftmaxRegression(nn.Module):
    def __init__(self, d, k):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(d, k))
        self.bias = nn.Parameter(torch.zeros(k))

    def predict_proba(self, x):
        z = x @ self.weight + self.bias
        return torch.softmax(z, dim=1)

    def loss(self, x, y, l2=1e-3):
        p = self.predict_proba(x)
        nll = -torch.log(p.gather(1, y.view(-1, 1))).mean()
        return nll + l2 * self.weight.pow(2).sum()

    def predict(self, x):
        return self.predict_proba(x).argmax(1)


g = torch.Generator().manual_seed(5)
centres = torch.randn(5, 8, generator=g) * 2
y = torch.randint(5, (500,), generator=g)
x = centres[y] + torch.randn(500, 8, generator=g)
model = SoftmaxRegression(8, 5)
opt = torch.optim.SGD(model.parameters(), lr=0.5)
for _ in range(80):
    opt.zero_grad()
    loss = model.loss(x, y)
    loss.backward()
    opt.step()
print(loss.item(), (model.predict(x) == y).float().mean().item())
