import pytorch_lightning as pl
import torch
from torch import nn
from torch.nn import functional as F
from torch.utils.data import DataLoader, TensorDataset


class GenreNet(pl.LightningModule):
    def __init__(self, n_mels=20, n_genres=5):
        super().__init__()
        self.conv = nn.Sequential(nn.Conv1d(n_mels, 32, 3), nn.ReLU(), nn.AdaptiveAvgPool1d(1), nn.Flatten())
        self.head = nn.Linear(32, n_genres)

    def forward(self, mel):
        return torch.sigmoid(self.head(self.conv(mel)))

    def training_step(self, batch, batch_idx):
        mel, genre = batch
        loss = F.cross_entropy(self(mel), genre)
        self.log("loss", loss, prog_bar=True)
        return loss

    def configure_optimizers(self):
        opt = torch.optim.Adam(self.parameters(), lr=1e-3)
        return {"optimizer": opt, "lr_scheduler": torch.optim.lr_scheduler.ExponentialLR(opt, 0.9)}


class Songs(pl.LightningDataModule):
    def setup(self, stage=None):
        genre = torch.randint(5, (300,))
        mel = torch.randn(300, 20, 25) + genre[:, None, None] * 0.3
        self.data = TensorDataset(mel, genre)

    def train_dataloader(self):
        return DataLoader(self.data, batch_size=30, shuffle=True)


if __name__ == "__main__":
    pl.seed_everything(7)
    trainer = pl.Trainer(max_epochs=2, logger=False, enable_checkpointing=False, enable_progress_bar=False, accelerator="cpu")
    trainer.fit(GenreNet(), datamodule=Songs())
    print(trainer.callback_metrics["loss"])
