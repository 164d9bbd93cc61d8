import torch
from torch import nn
from sklearn.datasets import load_digits


def dense_block(n_in, n_out, p=0.1):
    return nn.Sequential(nn.Linear(n_in, n_out), nn.ReLU(inplace=True), nn.Dropout(p))


class BlockNet(nn.Module):
    def __init__(self, sizes=(64, 48, 32), n_classes=10):
        super().__init__()
        self.block1 = dense_block(sizes[0], sizes[1])
        self.block2 = dense_block(sizes[1], sizes[2])
        self.block3 = dense_block(sizes[2], n_classes, p=0.0)

    def forward(self, x):
        x = self.block1(x)
        x = self.block2(x)
        return self.block3(x)


digits = load_digits()
x = torch.tensor(digits.data / 16.0, dtype=torch.float32)
y = torch.tensor(digits.target)
model = BlockNet()
ce = nn.CrossEntropyLoss()
opt = torch.optim.Adam(model.parameters(), lr=1e-3)
for epoch in range(5):
    model.train()
    for idx in torch.randperm(1400).split(70):
        opt.zero_grad()
        loss = ce(model(x[idx]), y[idx])
        loss.backward()
        opt.step()
model.eval()
print(loss.item(), (model(x[1400:]).argmax(1) == y[1400:]).float().mean().item())
