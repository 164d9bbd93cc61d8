import pytorch_lightning as pl
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from torchmetrics.classification import BinaryAccuracy, BinaryAUROC, BinaryF1Score


class Readmit(pl.LightningModule):
    def __init__(self, d=8):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(d, 24), nn.ReLU(), nn.Linear(24, 1), nn.Flatten(0))
        self.criterion = nn.BCEWithLogitsLoss()
        self.metrics = nn.ModuleDict({"acc": BinaryAccuracy(threshold=0.5), "f1": BinaryF1Score(), "auc": BinaryAUROC()})

    def forward(self, x):
        return torch.sigmoid(self.net(x))

    def step(self, batch):
        x, y = batch
        raw = self.net(x)
        return self.criterion(raw, y), torch.sigmoid(raw), y.long()

    def training_step(self, batch, batch_idx):
        loss, _, _ = self.step(batch)
        return loss

    def validation_step(self, batch, batch_idx):
        loss, preds, target = self.step(batch)
        for name, metric in self.metrics.items():
            metric(preds, target)
            self.log(f"val_{name}", metric, on_epoch=True)
        self.log("val_loss", loss)

    def predict_step(self, batch, batch_idx):
        return self(batch[0]) > 0.5

    def configure_optimizers(self):
        return torch.optim.Adam(self.parameters(), 3e-3)


x = torch.randn(700, 8)
y = ((x[:, 0] + x[:, 1] * x[:, 2]) > 0).float()
train, val = TensorDataset(x[:500], y[:500]), TensorDataset(x[500:], y[500:])
trainer = pl.Trainer(max_epochs=2, logger=False, enable_checkpointing=False, enable_progress_bar=False, enable_model_summary=False)
trainer.fit(Readmit(), DataLoader(train, 50, shuffle=True), DataLoader(val, 50))
print({k: round(v.item(), 3) for k, v in trainer.callback_metrics.items()})
