import torch
import torch.nn as nn
import torch.optim as optim

from models import GCN
from utils import accuracy, stochastic_block

torch.manual_seed(0)
features, adj, labels, idx_train, idx_test = stochastic_block()
model = GCN(nfeat=features.shape[1], nhid=16, nclass=int(labels.max()) + 1, dropout=0.5)
optimizer = optim.Adam(model.parameters(), lr=0.01, weight_decay=5e-4)
loss_fn = nn.CrossEntropyLoss()

for epoch in range(60):
    model.train()
    optimizer.zero_grad()
    output = model(features, adj)
    loss_train = loss_fn(output[idx_train], labels[idx_train])
    loss_train.backward()
    optimizer.step()
    if epoch % 20 == 0:
        print(f"epoch {epoch:03d} loss {loss_train.item():.4f} acc {accuracy(output[idx_train], labels[idx_train]):.3f}")

model.eval()
with torch.no_grad():
    output = model(features, adj)
print("test accuracy", accuracy(output[idx_test], labels[idx_test]))
