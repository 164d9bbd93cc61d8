import torch
from torch.utils.data import DataLoader, TensorDataset
from torchmetrics import classification as tm

from engine import Engine
from net import DefectNet

torch.manual_seed(0)
x = torch.randn(400, 8)
y = ((x[:, :3].sum(1) + 0.5 * torch.randn(400)) > 1.5).float()
train, test = TensorDataset(x[:300], y[:300]), TensorDataset(x[300:], y[300:])
metrics = {"recall": tm.BinaryRecall(threshold=0.3), "precision": tm.BinaryPrecision(threshold=0.3)}
engine = Engine(DefectNet(8), metrics=metrics)
engine.fit(DataLoader(train, 30, shuffle=True), epochs=4)
print(engine.evaluate(DataLoader(test, 10)))
