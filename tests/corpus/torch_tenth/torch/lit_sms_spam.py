from collections import OrderedDict

import lightning as L
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class SpamFilter(L.LightningModule):
    def __init__(self, vocabulary: int = 120, lr: float = 1e-3):
        super().__init__()
        self.save_hyperparameters()
        self.model = nn.Sequential(OrderedDict([
            ("bag", nn.EmbeddingBag(vocabulary, 24)),
            ("hidden", nn.Linear(24, 16)),
            ("relu", nn.ReLU()),
            ("out", nn.Linear(16, 1)),
            ("prob", nn.Sigmoid()),
        ]))

    def forward(self, tokens):
        return self.model(tokens).flatten()

    def _step(self, batch, stage):
        tokens, spam = batch
        out = self(tokens)
        loss = F.binary_cross_entropy_with_logits(out, spam)
        self.log(f"{stage}_loss", loss)
        return loss

    def training_step(self, batch, batch_idx):
        return self._step(batch, "train")

    def validation_step(self, batch, batch_idx):
        self._step(batch, "val")

    def configure_optimizers(self):
        return torch.optim.AdamW(self.parameters(), lr=self.hparams.lr)


tokens = torch.randint(0, 120, (512, 18))
spam = (tokens < 10).any(dim=1).float()
loaders = [DataLoader(TensorDataset(tokens[s], spam[s]), batch_size=32) for s in (slice(0, 400), slice(400, None))]
trainer = L.Trainer(max_epochs=2, accelerator="cpu", logger=False, enable_checkpointing=False, enable_progress_bar=False)
trainer.fit(SpamFilter(), *loaders)
print(trainer.callback_metrics)
