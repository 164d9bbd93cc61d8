import torch
import torch.nn.functional as F
from sklearn.datasets import load_digits
from sklearn.metrics import classification_report, confusion_matrix
from torch import nn
from torchmetrics.functional import accuracy


def sparse_categorical_crossentropy(y_true, y_pred, from_logits=True):
    if from_logits:
        return F.cross_entropy(y_pred, y_true)
    return F.nll_loss(torch.log(y_pred.clamp_min(1e-7)), y_true)


def categorical_accuracy(y_true, y_pred):
    return accuracy(preds=y_pred, target=y_true, task="multiclass", num_classes=y_pred.shape[1])


class Model(nn.Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = nn.ModuleList(layers)

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x

    def compile(self, optimizer, loss, metrics=()):
        self.optimizer = optimizer(self.parameters())
        self.loss, self.metrics = loss, metrics

    def fit(self, x, y, batch_size=64, epochs=1):
        for epoch in range(epochs):
            for idx in torch.randperm(len(x)).split(batch_size):
                y_pred = self(x[idx])
                value = self.loss(y[idx], y_pred)
                self.optimizer.zero_grad()
                value.backward()
                self.optimizer.step()
            logs = {m.__name__: round(m(y[idx], y_pred.detach()).item(), 3) for m in self.metrics}
            print(f"epoch {epoch} loss {value.item():.3f}", logs)

    @torch.no_grad()
    def predict(self, x):
        return self(x)


X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X / 16, dtype=torch.float32), torch.tensor(y)
model = Model(nn.Linear(64, 48), nn.ReLU(), nn.Linear(48, 10))
model.compile(lambda p: torch.optim.Adam(p, lr=4e-3), sparse_categorical_crossentropy, [categorical_accuracy])
model.fit(X[:1500], y[:1500], epochs=4)
y_hat = model.predict(X[1500:]).argmax(1).numpy()
print(classification_report(y[1500:].numpy(), y_hat, zero_division=0))
print(confusion_matrix(y[1500:].numpy(), y_hat))
