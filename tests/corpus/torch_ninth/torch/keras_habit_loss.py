import torch
import torch.nn as nn
import torch.nn.functional as F


class SparseCategorical(nn.Module):
    def __init__(self):
        super().__init__()
        self.nll = nn.NLLLoss()

    def forward(self, y_true, y_pred):
        return self.nll(y_true, y_pred)


class Wine(nn.Module):
    def __init__(self):
        super().__init__()
        self.dense1 = nn.Linear(11, 32)
        self.dense2 = nn.Linear(32, 6)

    def forward(self, x):
        return F.log_softmax(self.dense2(F.relu(self.dense1(x))), dim=1)


def fit(model, loss, x, y, epochs=5, batch_size=32):
    opt = torch.optim.RMSprop(model.parameters())
    for epoch in range(epochs):
        for i in range(0, len(x), batch_size):
            y_pred = model(x[i : i + batch_size])
            value = loss(y[i : i + batch_size], y_pred)
            opt.zero_grad()
            value.backward()
            opt.step()
        print(f"Epoch {epoch + 1}/{epochs} - loss: {value.item():.4f}")


x = torch.randn(600, 11)
y = torch.bucketize(x[:, 0] + x[:, 1], torch.tensor([-2.0, -1.0, 0.0, 1.0, 2.0]))
fit(Wine(), SparseCategorical(), x, y)
