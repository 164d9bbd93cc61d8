import pytorch_lightning as pl
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from torchmetrics import MetricCollection
from torchmetrics.classification import BinaryAccuracy, BinaryAUROC, BinaryF1Score


class Credit(pl.LightningModule):
    def __init__(self, n_in=12, hidden=32, loss="BCEWithLogitsLoss", loss_kwargs=None, optimizer="AdamW", lr=1e-3):
        super().__init__()
        self.save_hyperparameters()
        self.net = nn.Sequential(nn.Linear(n_in, hidden), nn.Mish(), nn.Linear(hidden, 1))
        self.criterion = getattr(nn, self.hparams.loss)(**(loss_kwargs or {}))
        metrics = MetricCollection([BinaryAccuracy(), BinaryF1Score(), BinaryAUROC()])
        self.valid_metrics = metrics.clone(prefix="val_")

    def forward(self, x):
        return self.net(x).squeeze(-1)

    def training_step(self, batch, batch_idx):
        x, y = batch
        loss = self.criterion(self(x), y)
        self.log("loss", loss)
        return loss

    def validation_step(self, batch, batch_idx):
        x, y = batch
        preds = torch.sigmoid(self(x))
        self.valid_metrics.update(preds, y.int())

    def on_validation_epoch_end(self):
        self.log_dict(self.valid_metrics.compute())
        self.valid_metrics.reset()

    def configure_optimizers(self):
        return getattr(torch.optim, self.hparams.optimizer)(self.parameters(), lr=self.hparams.lr)


x = torch.randn(400, 12)
y = (x.sum(1) > 0).float()
dl = DataLoader(TensorDataset(x, y), batch_size=40)
model = Credit(loss_kwargs={"pos_weight": torch.tensor(1.3)})
trainer = pl.Trainer(max_epochs=2, accelerator="cpu", logger=False, enable_checkpointing=False, enable_progress_bar=False)
trainer.fit(model, dl, dl)
print(trainer.callback_metrics)
