import pytorch_lightning as pl
import torch
import torchmetrics
from sklearn.datasets import load_breast_cancer
from sklearn.preprocessing import scale
from torch import nn
from torch.nn import functional as F
from torch.utils.data import DataLoader, TensorDataset, random_split


class TumourModel(pl.LightningModule):
    def __init__(self, in_features=30, lr=1e-3):
        super().__init__()
        self.save_hyperparameters()
        self.backbone = nn.Sequential(nn.Linear(in_features, 32), nn.SiLU(), nn.Dropout(0.1))
        self.head = nn.Linear(32, 1)
        self.act = nn.Sigmoid()
        self.val_acc = torchmetrics.Accuracy(task="binary")
        self.val_auc = torchmetrics.AUROC(task="binary")

    def forward(self, x):
        return self.act(self.head(self.backbone(x))).flatten()

    def _shared_step(self, batch):
        x, y = batch
        y_hat = self(x)
        loss = F.binary_cross_entropy_with_logits(y_hat, y)
        return loss, y_hat, y

    def training_step(self, batch, batch_idx):
        loss, *_ = self._shared_step(batch)
        self.log("train_loss", loss)
        return loss

    def validation_step(self, batch, batch_idx):
        loss, y_hat, y = self._shared_step(batch)
        self.val_acc(y_hat, y.int())
        self.val_auc(y_hat, y.int())
        self.log_dict({"val_loss": loss, "val_acc": self.val_acc, "val_auc": self.val_auc})

    def configure_optimizers(self):
        return torch.optim.AdamW(self.parameters(), lr=self.hparams.lr)


def loaders():
    data, target = load_breast_cancer(return_X_y=True)
    full = TensorDataset(torch.tensor(scale(data), dtype=torch.float), torch.tensor(target, dtype=torch.float))
    train, val = random_split(full, [469, 100], generator=torch.Generator().manual_seed(1))
    return DataLoader(train, batch_size=64, shuffle=True), DataLoader(val, batch_size=100)


if __name__ == "__main__":
    trainer = pl.Trainer(max_epochs=2, logger=False, enable_checkpointing=False, enable_progress_bar=False, accelerator="cpu")
    trainer.fit(TumourModel(), *loaders())
    print(trainer.callback_metrics)
