import lightning as L
import numpy as np
import torch
import torch.nn.functional as F
from torch import nn, optim
from torch.utils.data import DataLoader, TensorDataset


class PenguinData(L.LightningDataModule):
    def setup(self, stage=None):
        rng = np.random.default_rng(7)
        species = rng.integers(0, 3, 360)
        bill = np.array([38.8, 48.8, 47.5])[species] + rng.normal(0, 2.0, 360)
        flipper = np.array([190.0, 196.0, 217.0])[species] + rng.normal(0, 5.0, 360)
        mass = np.array([3.7, 3.73, 5.08])[species] + rng.normal(0, 0.3, 360)
        x = np.stack([(bill - 44) / 5, (flipper - 200) / 14, (mass - 4.2) / 0.8], 1).astype("float32")
        full = TensorDataset(torch.from_numpy(x), torch.from_numpy(species))
        self.train, self.val = torch.utils.data.random_split(full, [300, 60])

    def train_dataloader(self):
        return DataLoader(self.train, batch_size=30, shuffle=True)

    def val_dataloader(self):
        return DataLoader(self.val, batch_size=60)

    def predict_dataloader(self):
        return DataLoader(self.val, batch_size=60)


class PenguinClassifier(L.LightningModule):
    def __init__(self, hidden=16, lr=1e-2):
        super().__init__()
        self.save_hyperparameters()
        self.encoder = nn.Sequential(nn.Linear(3, hidden), nn.ReLU(), nn.Dropout(0.1))
        self.head = nn.Linear(hidden, 3)

    def forward(self, x):
        h = self.encoder(x)
        return F.softmax(self.head(h), dim=1)

    def _step(self, batch, stage):
        x, y = batch
        y_hat = self(x)
        loss = F.cross_entropy(y_hat, y)
        self.log(f"{stage}_loss", loss, prog_bar=False)
        self.log(f"{stage}_acc", (y_hat.argmax(1) == y).float().mean())
        return loss

    def training_step(self, batch, batch_idx):
        return self._step(batch, "train")

    def validation_step(self, batch, batch_idx):
        self._step(batch, "val")

    def predict_step(self, batch, batch_idx, dataloader_idx=0):
        x, _ = batch
        return torch.softmax(self(x), dim=-1)

    def configure_optimizers(self):
        return optim.AdamW(self.parameters(), lr=self.hparams.lr)


if __name__ == "__main__":
    L.seed_everything(0)
    dm, model = PenguinData(), PenguinClassifier()
    trainer = L.Trainer(max_epochs=2, accelerator="cpu", logger=False, enable_checkpointing=False,
                        enable_progress_bar=False, enable_model_summary=False)
    trainer.fit(model, dm)
    conf = torch.cat(trainer.predict(model, dm))
    print("mean confidence", conf.max(1).values.mean().item())
