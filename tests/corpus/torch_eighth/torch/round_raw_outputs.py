import torch
import torch.nn as nn
from sklearn.datasets import make_classification
from torch.utils.data import DataLoader, TensorDataset


def binary_acc(y_pred, y_test):
    y_pred_tag = torch.round(y_pred)
    correct = (y_pred_tag == y_test).sum().float()
    return 100 * correct / y_test.shape[0]


X, y = make_classification(768, 8, n_informative=5, random_state=5)
ds = TensorDataset(torch.FloatTensor(X), torch.FloatTensor(y))
loader = DataLoader(ds, batch_size=64, shuffle=True)


class BinaryClassification(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer_1 = nn.Linear(8, 64)
        self.layer_2 = nn.Linear(64, 64)
        self.layer_out = nn.Linear(64, 1)
        self.relu = nn.ReLU()
        self.dropout = nn.Dropout(p=0.1)
        self.batchnorm1 = nn.BatchNorm1d(64)

    def forward(self, inputs):
        x = self.batchnorm1(self.relu(self.layer_1(inputs)))
        x = self.dropout(self.relu(self.layer_2(x)))
        return self.layer_out(x)


model = BinaryClassification()
criterion = nn.BCEWithLogitsLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
for e in range(1, 6):
    epoch_loss = epoch_acc = 0
    for X_batch, y_batch in loader:
        optimizer.zero_grad()
        y_pred = model(X_batch)
        loss = criterion(y_pred, y_batch.unsqueeze(1))
        acc = binary_acc(y_pred, y_batch.unsqueeze(1))
        loss.backward()
        optimizer.step()
        epoch_loss += loss.item()
        epoch_acc += acc.item()
    print(f"Epoch {e:03}: loss {epoch_loss / len(loader):.5f} acc {epoch_acc / len(loader):.3f}")
