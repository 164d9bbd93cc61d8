import lightning as L
import torch
import torch.nn.functional as F
from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from torchmetrics.functional.classification import multiclass_accuracy


class WineData(L.LightningDataModule):
    def __init__(self, batch_size=32):
        super().__init__()
        self.save_hyperparameters()

    def setup(self, stage=None):
        x, y = load_wine(return_X_y=True)
        x = (x - x.mean(0)) / x.std(0)
        parts = train_test_split(x, y, test_size=0.3, random_state=0, stratify=y)
        xt, xv, yt, yv = map(torch.as_tensor, parts)
        self.train_ds = TensorDataset(xt.float(), yt)
        self.val_ds = TensorDataset(xv.float(), yv)

    def train_dataloader(self):
        return DataLoader(self.train_ds, self.hparams.batch_size, shuffle=True)

    def val_dataloader(self):
        return DataLoader(self.val_ds, self.hparams.batch_size)


class WineModel(L.LightningModule):
    def __init__(self, n_features=13, n_classes=3, lr=3e-3, l1=0.0):
        super().__init__()
        self.save_hyperparameters()
        self.layer_1 = nn.Linear(n_features, 32)
        self.layer_2 = nn.Linear(32, n_classes)

    def forward(self, x):
        x = self.layer_1(x).relu()
        x = self.layer_2(x)
        return F.softmax(x, dim=1)

    def _shared_step(self, batch, stage):
        x, y = batch
        y_hat = self(x)
        loss = F.cross_entropy(y_hat, y)
        if self.hparams.l1 and stage == "train":
            loss = loss + self.hparams.l1 * self.layer_1.weight.abs().sum()
        self.log_dict({f"{stage}_loss": loss, f"{stage}_acc": multiclass_accuracy(y_hat, y, num_classes=3)})
        return loss

    def training_step(self, batch, batch_idx):
        return self._shared_step(batch, "train")

    def validation_step(self, batch, batch_idx):
        self._shared_step(batch, "val")

    def configure_optimizers(self):
        return torch.optim.Adam(self.parameters(), lr=self.hparams.lr)


if __name__ == "__main__":
    trainer = L.Trainer(max_epochs=3, logger=False, enable_checkpointing=False, enable_progress_bar=False, enable_model_summary=False, accelerator="cpu")
    trainer.fit(WineModel(l1=1e-4), datamodule=WineData())
