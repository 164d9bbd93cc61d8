import lightning as L
import torch
import torch.nn.functional as F
from sklearn.datasets import load_digits
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from torchmetrics import Accuracy


class Digits(L.LightningModule):
    def __init__(self, hidden=64):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(64, hidden), nn.ReLU(), nn.Dropout(0.2), nn.Linear(hidden, 10))
        self.accuracy = Accuracy(task="multiclass", num_classes=10)

    def forward(self, x):
        return self.net(x)

    def training_step(self, batch, _):
        x, y = batch
        return F.cross_entropy(self(x), y)

    def validation_step(self, batch, _):
        x, y = batch
        probs = F.softmax(self(x), dim=1)
        self.accuracy(probs, y)
        self.log("acc", self.accuracy, prog_bar=True)

    def predict_step(self, batch, batch_idx):
        return self(batch[0]).softmax(1)

    def configure_optimizers(self):
        return torch.optim.Adam(self.parameters(), 1e-3)


X, y = load_digits(return_X_y=True)
ds = TensorDataset(torch.tensor(X / 16).float(), torch.tensor(y))
train, val = torch.utils.data.random_split(ds, [1500, len(ds) - 1500])
model = Digits()
trainer = L.Trainer(max_epochs=2, accelerator="cpu", logger=False, enable_checkpointing=False, enable_progress_bar=False)
trainer.fit(model, DataLoader(train, 64, shuffle=True), DataLoader(val, 100))
probs = torch.cat(trainer.predict(model, DataLoader(val, 100)))
print("share above 0.9:", (probs.max(1).values > 0.9).float().mean().item())
