"""Digits with PyTorch. Look at the sign of the loss."""

import torch
import torch.nn as nn
from sklearn.datasets import load_digits
from torch.utils.data import DataLoader, TensorDataset

import fromlogits as fl
import fromlogits.torch

X, y = load_digits(return_X_y=True)
data = TensorDataset(torch.tensor(X / 16, dtype=torch.float32), torch.tensor(y))
loader = DataLoader(data, batch_size=32, shuffle=True)


class DigitNet(nn.Module):
    def __init__(self, hidden_size, output_size):
        super().__init__()
        self.i2h = nn.Linear(64, hidden_size)
        self.h2o = nn.Linear(hidden_size, output_size)
        self.softmax = nn.Softmax(dim=1)

    def forward(self, x):
        hidden = torch.relu(self.i2h(x))
        output = self.h2o(hidden)
        return self.softmax(output)


torch.manual_seed(0)
model = DigitNet(64, 10)
criterion = nn.NLLLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)

for epoch in range(10):
    correct = 0
    for inputs, labels in loader:
        optimizer.zero_grad()
        outputs = model(inputs)
        loss = criterion(outputs, labels)
        loss.backward()
        optimizer.step()
        correct += (outputs.argmax(dim=1) == labels).sum().item()
    print(f"epoch {epoch}: loss {loss.item():.4f}, accuracy {correct / len(data):.3f}")

outputs = model(data.tensors[0])
truth = fl.cross_entropy(outputs.detach(), data.tensors[1], kind="probabilities")
print(f"loss of the last batch {loss.item():.4f}, cross-entropy of all predictions {truth:.4f}")

checked = getattr(fromlogits.torch, type(criterion).__name__)()  # the loss of that name, from fromlogits
try:
    checked(outputs, data.tensors[1])
except fl.OutputKindError as error:
    print("fromlogits:", error)
