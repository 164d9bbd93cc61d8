import copy

import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset, random_split


class EarlyStopping:
    def __init__(self, patience=3, delta=0.0):
        self.patience, self.delta = patience, delta
        self.best, self.counter, self.state, self.early_stop = None, 0, None, False

    def __call__(self, val_loss, model):
        score = -val_loss
        if self.best is None or score > self.best + self.delta:
            self.best, self.counter = score, 0
            self.state = copy.deepcopy(model.state_dict())
        else:
            self.counter += 1
            self.early_stop = self.counter >= self.patience


class Binary(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer_1 = nn.Linear(5, 32)
        self.layer_out = nn.Linear(32, 1)
        self.relu, self.dropout = nn.ReLU(), nn.Dropout(0.1)
        self.batchnorm1 = nn.BatchNorm1d(32)

    def forward(self, inputs):
        return self.layer_out(self.dropout(self.batchnorm1(self.relu(self.layer_1(inputs)))))


def binary_acc(y_pred, y_test):
    y_pred_tag = torch.round(torch.sigmoid(y_pred))
    return (y_pred_tag == y_test).sum().float() / y_test.shape[0]


X = torch.randn(240, 5)
y = (X.sum(1) > 0).float()
train_set, val_set = random_split(TensorDataset(X, y), [180, 60])
model, stopper = Binary(), EarlyStopping()
criterion, optimizer = nn.BCEWithLogitsLoss(), torch.optim.Adam(model.parameters(), 1e-2)
for epoch in range(8):
    model.train()
    for xb, yb in DataLoader(train_set, 60, shuffle=True):
        optimizer.zero_grad()
        y_pred = model(xb)
        loss = criterion(y_pred, yb)
        acc = binary_acc(y_pred, yb.unsqueeze(1))
        loss.backward()
        optimizer.step()
    model.eval()
    with torch.no_grad():
        val = sum(criterion(model(xb), yb.unsqueeze(1)).item() for xb, yb in DataLoader(val_set, 60))
    stopper(val, model)
    if stopper.early_stop:
        break
model.load_state_dict(stopper.state)
print(epoch, stopper.best, acc.item())
