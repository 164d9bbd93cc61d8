import torch
import torch.nn as nn
import torch.nn.functional as F


class GraphConv(nn.Module):
    def __init__(self, i, o):
        super().__init__()
        self.weight = nn.Parameter(torch.empty(i, o))
        self.bias = nn.Parameter(torch.zeros(o))
        nn.init.xavier_uniform_(self.weight)

    def forward(self, x, adj):
        return torch.mm(adj, torch.mm(x, self.weight)) + self.bias


class GCN(nn.Module):
    def __init__(self, nfeat, nhid, nclass, p=0.3):
        super().__init__()
        self.gc1, self.gc2 = GraphConv(nfeat, nhid), GraphConv(nhid, nclass)
        self.p = p

    def forward(self, x, adj):
        x = F.relu(self.gc1(x, adj))
        x = F.dropout(x, self.p, training=self.training)
        x = self.gc2(x, adj)
        return F.softmax(x, dim=1)


def ring_of_groups(n=90, k=3):
    label = torch.arange(n) * k // n
    adj = torch.eye(n)
    i = torch.arange(n)
    for d in (1, 2):
        adj[i, (i + d) % n] = 1
        adj[(i + d) % n, i] = 1
    return torch.randn(n, 8) + F.one_hot(label, 8), adj / adj.sum(1, keepdim=True), label


torch.manual_seed(0)
x, adj, label = ring_of_groups()
idx = torch.randperm(90)
train_mask, test_mask = idx[:30], idx[30:]
model = GCN(8, 16, 3)
optimizer = torch.optim.Adam(model.parameters(), lr=0.02, weight_decay=5e-4)
for epoch in range(80):
    model.train()
    optimizer.zero_grad()
    output = model(x, adj)
    loss_train = F.cross_entropy(output[train_mask], label[train_mask])
    loss_train.backward()
    optimizer.step()
model.eval()
print("test acc", (model(x, adj)[test_mask].argmax(1) == label[test_mask]).float().mean().item())
