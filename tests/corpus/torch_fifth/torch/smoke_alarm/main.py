import torch
from torch.nn import BCEWithLogitsLoss, Linear, ReLU, Sequential
from torch.utils.data import DataLoader, TensorDataset

from engine import Engine

torch.manual_seed(0)
air = torch.randn(700, 5)
smoke = ((air[:, 0] - air[:, 3]) > 0.8).float().unsqueeze(1)
model = Sequential(Linear(5, 12), ReLU(), Linear(12, 1))
engine = Engine(model=model, loss_fn=BCEWithLogitsLoss(), optimizer=torch.optim.Adam(model.parameters(), lr=1e-2))
for epoch in range(5):
    engine.train_epoch(DataLoader(TensorDataset(air[:600], smoke[:600]), batch_size=30, shuffle=True))
    print(epoch, engine.history[-1])
print("alarms", engine.alarms(air[600:]).sum().item(), "fires", smoke[600:].sum().item())
