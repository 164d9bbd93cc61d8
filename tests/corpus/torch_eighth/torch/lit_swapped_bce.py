import pytorch_lightning as pl
import torch
from sklearn.datasets import load_breast_cancer
from sklearn.preprocessing import scale
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class TumourModel(pl.LightningModule):
    def __init__(self, n_features=30):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(n_features, 16), nn.ReLU(), nn.Linear(16, 1))
        self.criterion = nn.BCEWithLogitsLoss()

    def forward(self, x):
        return self.net(x).squeeze(1)

    def training_step(self, batch, batch_idx):
        x, y = batch
        y_hat = self(x)
        loss = self.criterion(y, y_hat)
        return loss

    def test_step(self, batch, batch_idx):
        x, y = batch
        self.log("test_acc", ((self(x) > 0).float() == y).float().mean())

    def configure_optimizers(self):
        return torch.optim.Adam(self.parameters(), 1e-3)


data = load_breast_cancer()
ds = TensorDataset(torch.tensor(scale(data.data), dtype=torch.float32), torch.tensor(data.target, dtype=torch.float32))
trainer = pl.Trainer(max_epochs=2, accelerator="cpu", logger=False, enable_checkpointing=False, enable_progress_bar=False)
model = TumourModel()
trainer.fit(model, DataLoader(ds, 32, shuffle=True))
trainer.test(model, DataLoader(ds, 128), verbose=False)
print(trainer.callback_metrics)
