import torch
import torch.nn as nn
from sklearn.datasets import make_classification
from torch.utils.data import DataLoader, TensorDataset

# sandstone, limestone, shale, granite, basalt, gneiss
N_TYPES = 6
X, y = make_classification(1200, 18, n_informative=12, n_classes=N_TYPES, n_clusters_per_class=1, random_state=9)
data = TensorDataset(torch.tensor(X, dtype=torch.float32), torch.tensor(y, dtype=torch.int64))
train, test = torch.utils.data.random_split(data, [900, 300], generator=torch.Generator().manual_seed(0))


class RockNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.l1 = nn.Linear(18, 64)
        self.l2 = nn.Linear(64, 32)
        self.l3 = nn.Linear(32, N_TYPES)
        self.act = nn.ReLU()
        self.out_act = nn.Sigmoid()

    def forward(self, x):
        x = self.act(self.l1(x))
        x = self.act(self.l2(x))
        return self.out_act(self.l3(x))


net = RockNet()
loss_function = nn.CrossEntropyLoss()
opt = torch.optim.RMSprop(net.parameters(), lr=1e-3)
for epoch in range(5):
    net.train()
    running = 0.0
    for xb, yb in DataLoader(train, batch_size=50, shuffle=True):
        opt.zero_grad()
        loss = loss_function(net(xb), yb)
        loss.backward()
        opt.step()
        running += loss.item() * len(xb)
    print(f"{epoch + 1:2d}  {running / len(train):.4f}")
net.eval()
xb, yb = next(iter(DataLoader(test, batch_size=len(test))))
print("acc", (net(xb).max(1)[1] == yb).float().mean().item())
