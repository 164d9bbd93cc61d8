import lightning.pytorch as pl
import torch
import torch.nn.functional as F
from sklearn.datasets import make_classification
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from torchmetrics import MetricCollection
from torchmetrics.classification import BinaryPrecision, BinaryRecall


class FraudModel(pl.LightningModule):
    def __init__(self, n_features, hidden=16):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(n_features, hidden), nn.ReLU(), nn.Linear(hidden, 1))
        metrics = MetricCollection({"precision": BinaryPrecision(), "recall": BinaryRecall()})
        self.train_metrics = metrics.clone(prefix="train_")
        self.val_metrics = metrics.clone(prefix="val_")

    def forward(self, x):
        return self.body(x)[:, 0]

    def training_step(self, batch, batch_idx):
        x, y = batch
        scores = self(x)
        self.log_dict(self.train_metrics(scores, y.long()), on_epoch=True)
        return F.binary_cross_entropy_with_logits(scores, y)

    def validation_step(self, batch, batch_idx):
        x, y = batch
        self.val_metrics.update(self(x), y.long())

    def on_validation_epoch_end(self):
        self.log_dict(self.val_metrics.compute())
        self.val_metrics.reset()

    def configure_optimizers(self):
        return torch.optim.Adam(self.parameters(), lr=2e-3)


X, y = make_classification(800, 12, weights=[0.8], random_state=5)
data = TensorDataset(torch.tensor(X, dtype=torch.float32), torch.tensor(y, dtype=torch.float32))
train, val = torch.utils.data.random_split(data, [600, 200])
trainer = pl.Trainer(max_epochs=2, accelerator="cpu", logger=False, enable_checkpointing=False, enable_progress_bar=False)
trainer.fit(FraudModel(12), DataLoader(train, 50, shuffle=True), DataLoader(val, 10))
