from dataclasses import asdict, dataclass

import lightning.pytorch as pl
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


@dataclass
class HParams:
    in_features: int = 9
    hidden: int = 24
    num_classes: int = 1
    lr: float = 5e-3


class ChurnDataModule(pl.LightningDataModule):
    def setup(self, stage=None):
        g = torch.Generator().manual_seed(4)
        X = torch.randn(800, 9, generator=g)
        y = ((X[:, 0] - X[:, 3] * X[:, 5]) > 0.2).float().unsqueeze(1)
        self.train, self.test = TensorDataset(X[:600], y[:600]), TensorDataset(X[600:], y[600:])

    def train_dataloader(self):
        return DataLoader(self.train, batch_size=64, shuffle=True)

    def predict_dataloader(self):
        return DataLoader(self.test, batch_size=100)


class ChurnModule(pl.LightningModule):
    def __init__(self, **hparams):
        super().__init__()
        self.save_hyperparameters()
        cfg = HParams(**hparams)
        self.cfg = cfg
        self.net = nn.Sequential(nn.Linear(cfg.in_features, cfg.hidden), nn.ReLU(), nn.Linear(cfg.hidden, cfg.num_classes))

    def forward(self, x):
        return self.net(x)

    def training_step(self, batch, batch_idx):
        x, y = batch
        return F.binary_cross_entropy_with_logits(self(x), y)

    def predict_step(self, batch, batch_idx, dataloader_idx=0):
        x, _ = batch
        return F.softmax(self(x), dim=1)

    def configure_optimizers(self):
        return torch.optim.Adam(self.parameters(), lr=self.cfg.lr)


if __name__ == "__main__":
    module = ChurnModule(**asdict(HParams()))
    trainer = pl.Trainer(max_epochs=2, accelerator="cpu", logger=False, enable_checkpointing=False, enable_progress_bar=False)
    trainer.fit(module, datamodule=ChurnDataModule())
    probabilities = torch.cat(trainer.predict(module, datamodule=ChurnDataModule()))
    print("customers at risk:", (probabilities > 0.5).sum().item(), "of", len(probabilities))
