import pytorch_lightning as pl
import torch
import torch.nn.functional as F
import torchmetrics
from sklearn.datasets import load_iris
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class IrisModule(pl.LightningModule):
    def __init__(self, n_classes=3):
        super().__init__()
        self.model = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, n_classes))
        metrics = torchmetrics.MetricCollection({
            "acc": torchmetrics.Accuracy(task="multiclass", num_classes=n_classes),
            "f1": torchmetrics.F1Score(task="multiclass", num_classes=n_classes, average="macro"),
        })
        self.train_metrics = metrics.clone(prefix="train_")
        self.val_metrics = metrics.clone(prefix="val_")

    def forward(self, x):
        return self.model(x)

    def _step(self, batch, metrics):
        x, y = batch
        logits = self(x)
        metrics.update(logits, y)
        return F.cross_entropy(logits, y)

    def training_step(self, batch, _):
        return self._step(batch, self.train_metrics)

    def validation_step(self, batch, _):
        self.log("val_loss", self._step(batch, self.val_metrics))

    def on_validation_epoch_end(self):
        self.log_dict(self.val_metrics.compute())
        self.val_metrics.reset()

    def predict_step(self, batch, _):
        return torch.softmax(self(batch[0]), dim=-1)

    def configure_optimizers(self):
        return torch.optim.Adam(self.parameters(), lr=1e-2)


x, y = load_iris(return_X_y=True)
data = TensorDataset(torch.tensor(x).float(), torch.tensor(y))
trainer = pl.Trainer(max_epochs=2, logger=False, enable_checkpointing=False, enable_progress_bar=False, accelerator="cpu")
module = IrisModule()
trainer.fit(module, DataLoader(data, 30, shuffle=True), DataLoader(data, 50))
print(trainer.callback_metrics, torch.cat(trainer.predict(module, DataLoader(data, 50)))[:2])
