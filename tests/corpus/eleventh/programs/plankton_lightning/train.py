import lightning as L
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from heads import ClassifierHead


class PlanktonModule(ClassifierHead, L.LightningModule):
    def __init__(self, n_features: int, n_species: int, lr: float = 1e-3):
        super().__init__()
        self.save_hyperparameters()
        self.trunk = nn.Sequential(
            nn.Linear(n_features, 64),
            nn.GELU(),
            nn.Dropout(0.1),
        )
        self.build_head(64, n_species)

    def forward(self, x):
        return self.apply_head(self.trunk(x))

    def _shared(self, batch, stage):
        x, y = batch
        out = self(x)
        loss = F.cross_entropy(out, y)
        self.log(f"{stage}_loss", loss)
        self.log(f"{stage}_acc", (out.argmax(-1) == y).float().mean())
        return loss

    def training_step(self, batch, batch_idx):
        return self._shared(batch, "train")

    def validation_step(self, batch, batch_idx):
        self._shared(batch, "val")

    def configure_optimizers(self):
        return torch.optim.AdamW(self.parameters(), lr=self.hparams.lr)


def loaders(n=600):
    x = torch.randn(n, 24)
    y = (x[:, :4].argmax(1)).long()
    full = TensorDataset(x, y)
    a, b = torch.utils.data.random_split(full, [n - 100, 100])
    return DataLoader(a, 32, shuffle=True), DataLoader(b, 32)


if __name__ == "__main__":
    train, val = loaders()
    trainer = L.Trainer(max_epochs=2, logger=False, enable_checkpointing=False)
    trainer.fit(PlanktonModule(24, 4), train, val)
