import torch
import torch.nn as nn
import torch.nn.functional as F


def normalise(adj):
    adj = adj + torch.eye(len(adj))
    d = adj.sum(1).pow(-0.5)
    return d[:, None] * adj * d[None, :]


class GCN(nn.Module):
    def __init__(self, i, h, o):
        super().__init__()
        self.w1, self.w2 = nn.Linear(i, h), nn.Linear(h, o)

    def forward(self, x, a):
        x = F.dropout(F.relu(a @ self.w1(x)), 0.5, training=self.training)
        return F.softmax(a @ self.w2(x), dim=1)


torch.manual_seed(3)
n, classes = 60, 3
labels = torch.randint(0, classes, (n,))
features = F.one_hot(labels, classes).float() + torch.randn(n, classes)
adj = ((labels[:, None] == labels[None]) & (torch.rand(n, n) > 0.7)).float()
adj = normalise(((adj + adj.t()) > 0).float())
train = torch.arange(n) < 15

model = GCN(classes, 16, classes)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01, weight_decay=5e-4)
for epoch in range(20):
    model.train()
    optimizer.zero_grad()
    output = model(features, adj)
    loss = F.nll_loss(output[train], labels[train])
    loss.backward()
    optimizer.step()

model.eval()
with torch.no_grad():
    soft = model(features, adj)
    y0 = torch.zeros(n, classes)
    y0[train] = F.one_hot(labels[train], classes).float()
    y = y0
    for _ in range(10):
        y = 0.9 * adj @ y + 0.1 * y0
        y = y.clamp(0, 1)
    correct_and_smooth = soft + 0.5 * y
print(loss.item(), (correct_and_smooth.argmax(1) == labels)[~train].float().mean().item())
