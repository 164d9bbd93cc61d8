import pytorch_lightning as pl
import torch
from sklearn.datasets import make_classification
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from torchmetrics import MetricCollection
from torchmetrics.classification import BinaryAccuracy, BinaryPrecision, BinaryRecall


class DefaultRisk(pl.LightningModule):
    def __init__(self, d):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(d, 16), nn.ReLU(), nn.Linear(16, 1))
        self.loss = nn.BCEWithLogitsLoss()
        metrics = MetricCollection([BinaryAccuracy(), BinaryPrecision(), BinaryRecall()])
        self.valid_metrics = metrics.clone(prefix="val_")

    def forward(self, x):
        return self.net(x).squeeze(-1)

    def training_step(self, batch, batch_idx):
        x, y = batch
        return self.loss(self(x), y.float())

    def validation_step(self, batch, batch_idx):
        x, y = batch
        logits = self(x)
        self.valid_metrics.update(logits, y)

    def on_validation_epoch_end(self):
        self.log_dict(self.valid_metrics.compute())
        self.valid_metrics.reset()

    def configure_optimizers(self):
        return torch.optim.Adam(self.parameters(), lr=1e-3)


X, y = make_classification(800, 10, random_state=1)
ds = TensorDataset(torch.tensor(X, dtype=torch.float32), torch.tensor(y))
train, val = torch.utils.data.random_split(ds, [600, 200])
trainer = pl.Trainer(max_epochs=2, accelerator="cpu", logger=False, enable_checkpointing=False, enable_progress_bar=False)
trainer.fit(DefaultRisk(10), DataLoader(train, 32), DataLoader(val, 4))
print(trainer.callback_metrics)
