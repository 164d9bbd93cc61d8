import lightning as L
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

STAGES = 5


class Nights(L.LightningDataModule):
    """The file counts sleep stages from 1."""

    def setup(self, stage=None):
        x = torch.randn(300, 30)
        self.rows = TensorDataset(x, x[:, :STAGES].argmax(1) + 1)

    def train_dataloader(self):
        return DataLoader(self.rows, batch_size=30, shuffle=True)

    def on_after_batch_transfer(self, batch, dataloader_idx):
        signal, stage = batch
        signal = signal + 0.05 * torch.randn_like(signal)
        return signal, stage - 1


class Sleep(L.LightningModule):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(30, 64), nn.GELU(), nn.Linear(64, STAGES))

    def training_step(self, batch, batch_idx):
        signal, stage = batch
        return F.cross_entropy(self.net(signal), stage)

    def configure_optimizers(self):
        return torch.optim.Adam(self.parameters(), lr=1e-3)


L.Trainer(max_epochs=1, logger=False, enable_checkpointing=False).fit(Sleep(), datamodule=Nights())
