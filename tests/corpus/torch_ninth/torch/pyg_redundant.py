import torch
import torch.nn.functional as F
from torch_geometric.datasets import TUDataset
from torch_geometric.loader import DataLoader
from torch_geometric.nn import GraphConv, global_mean_pool

dataset = TUDataset(root="data", name="PROTEINS").shuffle()
train_loader = DataLoader(dataset[:900], batch_size=64, shuffle=True)
test_loader = DataLoader(dataset[900:], batch_size=64)


class GNN(torch.nn.Module):
    def __init__(self, hidden):
        super().__init__()
        self.conv1 = GraphConv(dataset.num_node_features, hidden)
        self.conv2 = GraphConv(hidden, hidden)
        self.lin = torch.nn.Linear(hidden, dataset.num_classes)

    def forward(self, x, edge_index, batch):
        x = self.conv1(x, edge_index).relu()
        x = self.conv2(x, edge_index)
        x = global_mean_pool(x, batch)
        x = F.dropout(x, p=0.5, training=self.training)
        return F.log_softmax(self.lin(x), dim=-1)


model = GNN(64)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
criterion = torch.nn.CrossEntropyLoss()


def train():
    model.train()
    for data in train_loader:
        out = model(data.x, data.edge_index, data.batch)
        loss = criterion(out, data.y)
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()


@torch.no_grad()
def test(loader):
    model.eval()
    return sum(int((model(d.x, d.edge_index, d.batch).argmax(dim=1) == d.y).sum()) for d in loader) / len(loader.dataset)


for epoch in range(1, 31):
    train()
    print(f"Epoch: {epoch:03d}, Test Acc: {test(test_loader):.4f}")
