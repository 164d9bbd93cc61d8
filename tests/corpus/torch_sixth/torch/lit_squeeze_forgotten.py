import pytorch_lightning as pl
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class Spam(pl.LightningModule):
    def __init__(self, n_words, lr=1e-2):
        super().__init__()
        self.lr = lr
        self.net = nn.Sequential(nn.Linear(n_words, 16), nn.ReLU(), nn.Linear(16, 1))

    def forward(self, x):
        return self.net(x)

    def step(self, batch, name):
        x, y = batch
        loss = F.binary_cross_entropy_with_logits(self(x), y.float())
        self.log(f"{name}_loss", loss)
        return loss

    def training_step(self, batch, batch_idx):
        return self.step(batch, "train")

    def configure_optimizers(self):
        return torch.optim.Adam(self.parameters(), self.lr)


g = torch.Generator().manual_seed(0)
counts = torch.randint(0, 5, (320, 12), generator=g).float()
spam = (counts[:, 0] > counts[:, 1]).long()
loader = DataLoader(TensorDataset(counts, spam), batch_size=32)
trainer = pl.Trainer(max_epochs=1, logger=False, enable_checkpointing=False, enable_progress_bar=False, accelerator="cpu")
trainer.fit(Spam(12), loader)
