import torch
import torch.nn as nn
import torch.nn.functional as F


def normalised_adjacency(edges, n):
    a = torch.eye(n)
    a[edges[0], edges[1]] = 1
    a[edges[1], edges[0]] = 1
    d = a.sum(1).rsqrt()
    return d[:, None] * a * d[None, :]


class GraphConv(nn.Module):
    def __init__(self, n_in, n_out):
        super().__init__()
        self.weight = nn.Parameter(torch.empty(n_in, n_out))
        self.bias = nn.Parameter(torch.zeros(n_out))
        nn.init.xavier_uniform_(self.weight)

    def forward(self, x, adj):
        return adj @ (x @ self.weight) + self.bias


class GCN(nn.Module):
    def __init__(self, n_feat, n_hid, n_class, p=0.5):
        super().__init__()
        self.gc1 = GraphConv(n_feat, n_hid)
        self.gc2 = GraphConv(n_hid, n_class)
        self.p = p

    def forward(self, x, adj):
        x = F.relu(self.gc1(x, adj))
        x = F.dropout(x, self.p, training=self.training)
        x = self.gc2(x, adj)
        return F.softmax(x, dim=1)


torch.manual_seed(0)
n = 150
topic = torch.arange(n) % 3
feat = F.one_hot(topic, 3).float() + torch.randn(n, 3) * 0.8
same = (topic[:, None] == topic[None]).float() * 0.1 + 0.01
adj = normalised_adjacency(torch.bernoulli(same).nonzero().T, n)
train_mask = torch.zeros(n, dtype=torch.bool)
train_mask[:40] = True

model = GCN(3, 16, 3)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01, weight_decay=5e-4)
for epoch in range(100):
    model.train()
    optimizer.zero_grad()
    output = model(feat, adj)
    loss_train = F.nll_loss(output[train_mask], topic[train_mask])
    loss_train.backward()
    optimizer.step()
model.eval()
pred = model(feat, adj).argmax(1)
print(loss_train.item(), (pred[~train_mask] == topic[~train_mask]).float().mean().item())
