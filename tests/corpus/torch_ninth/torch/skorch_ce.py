import numpy as np
import torch
from sklearn.datasets import load_digits
from sklearn.model_selection import cross_val_predict
from skorch import NeuralNetClassifier
from skorch.callbacks import EarlyStopping
from torch import nn

digits = load_digits()
X = (digits.data / 16).astype(np.float32)
y = digits.target.astype(np.int64)


class DigitModule(nn.Module):
    def __init__(self, hidden=98, dropout=0.5):
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.hidden = nn.Linear(64, hidden)
        self.output = nn.Linear(hidden, 10)

    def forward(self, X, **kwargs):
        X = torch.relu(self.hidden(X))
        X = self.dropout(X)
        return torch.softmax(self.output(X), dim=-1)


net = NeuralNetClassifier(
    DigitModule,
    criterion=nn.CrossEntropyLoss,
    optimizer=torch.optim.Adam,
    lr=1e-3,
    max_epochs=20,
    callbacks=[EarlyStopping(patience=4)],
)
y_hat = cross_val_predict(net, X, y, cv=3)
print("accuracy", (y_hat == y).mean())
