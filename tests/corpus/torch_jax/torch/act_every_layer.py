import torch
from torch import nn
from sklearn.datasets import make_blobs
from torch.utils.data import DataLoader, TensorDataset


class DeepNet(nn.Module):
    def __init__(self, dims, act=nn.Tanh):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(i, o) for i, o in zip(dims[:-1], dims[1:])])
        self.act = act()

    def forward(self, x):
        for layer in self.layers:
            x = self.act(layer(x))
        return x


X, y = make_blobs(n_samples=600, centers=6, n_features=8, cluster_std=2.0, random_state=12)
X = torch.from_numpy((X - X.mean(0)) / X.std(0)).float()
loader = DataLoader(TensorDataset(X, torch.from_numpy(y).long()), batch_size=60, shuffle=True)

model = DeepNet([8, 32, 32, 6])
criterion = torch.nn.CrossEntropyLoss(label_smoothing=0.05)
optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)
for epoch in range(8):
    correct = 0
    for inputs, targets in loader:
        optimizer.zero_grad()
        outputs = model(inputs)
        loss = criterion(outputs, targets)
        loss.backward()
        optimizer.step()
        correct += (outputs.argmax(-1) == targets).sum().item()
    print(epoch, round(loss.item(), 4), correct / len(X))
