import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)
N, CLASSES = 90, 3
label = torch.arange(N) % CLASSES
adjacency = (torch.rand(N, N) < torch.where(label[:, None] == label[None], 0.15, 0.01)).float()
adjacency = ((adjacency + adjacency.T + torch.eye(N)) > 0).float()
degree = adjacency.sum(1).rsqrt()
A = degree[:, None] * adjacency * degree[None]
features = torch.randn(N, 12) + 0.5 * label[:, None]


class GraphConv(nn.Module):
    def __init__(self, i, o):
        super().__init__()
        self.weight = nn.Linear(i, o, bias=False)

    def forward(self, A, h):
        return A @ self.weight(h)


class GCN(nn.Module):
    def __init__(self):
        super().__init__()
        self.gc1, self.gc2 = GraphConv(12, 16), GraphConv(16, CLASSES)

    def forward(self, A, h):
        h = F.dropout(F.relu(self.gc1(A, h)), 0.2, training=self.training)
        h = F.relu(self.gc2(A, h))
        return F.log_softmax(h, dim=1)


model = GCN()
train = torch.rand(N) < 0.4
opt = torch.optim.Adam(model.parameters(), lr=0.02, weight_decay=5e-4)
for epoch in range(60):
    out = model(A, features)
    loss = F.nll_loss(out[train], label[train])
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), (out.argmax(1) == label)[~train].float().mean().item())
