import lightning as L
import torch
from torch import nn
from torch.nn import functional as F
from torch.utils.data import DataLoader, TensorDataset

GESTURES = ("swipe", "circle", "shake", "tap")


def recordings(n, length=32):
    label = torch.randint(0, len(GESTURES), (n,))
    t = torch.linspace(0, 6.28, length)
    phase = torch.rand(n, 3, 1) * 3
    wave = torch.sin((label[:, None, None] + 1) * t + phase)
    return TensorDataset(wave + 0.3 * torch.randn(n, 3, length), label)


class GestureModule(L.LightningModule):
    def __init__(self, axes=3, n_gestures=len(GESTURES), lr=3e-3):
        super().__init__()
        self.save_hyperparameters()
        self.conv1 = nn.Conv1d(axes, 16, 5, padding=2)
        self.conv2 = nn.Conv1d(16, 24, 5, padding=2)
        self.head = nn.Linear(24, n_gestures)
        self.act = nn.Softmax(dim=-1)

    def forward(self, signal):
        h = F.max_pool1d(F.relu(self.conv1(signal)), 2)
        h = F.relu(self.conv2(h)).mean(dim=-1)
        return self.act(self.head(h))

    def _shared_step(self, batch, stage):
        signal, label = batch
        out = self(signal)
        loss = F.cross_entropy(out, label)
        self.log(f"{stage}_loss", loss)
        self.log(f"{stage}_acc", (out.argmax(1) == label).float().mean())
        return loss

    def training_step(self, batch, batch_idx):
        return self._shared_step(batch, "train")

    def validation_step(self, batch, batch_idx):
        self._shared_step(batch, "val")

    def configure_optimizers(self):
        return torch.optim.Adam(self.parameters(), lr=self.hparams.lr)


L.seed_everything(1)
trainer = L.Trainer(max_epochs=3, logger=False, enable_checkpointing=False, enable_progress_bar=False, accelerator="cpu")
trainer.fit(GestureModule(), DataLoader(recordings(600), 50, shuffle=True), DataLoader(recordings(200), 100))
print(trainer.callback_metrics)
