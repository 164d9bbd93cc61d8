import lightning.pytorch as pl
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


class Gestures(Dataset):
    def __init__(self, n, n_cls=5, t=16):
        self.n, self.n_cls, self.t = n, n_cls, t

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        c = i % self.n_cls
        wave = torch.sin(torch.arange(self.t) * (c + 1) * 0.4) + 0.2 * torch.randn(self.t)
        return wave[None], c


class GestureNet(pl.LightningModule):
    def __init__(self, n_cls=5):
        super().__init__()
        self.conv = nn.Conv1d(1, 12, 5, padding=2)
        self.pool = nn.AdaptiveMaxPool1d(4)
        self.fc = nn.Linear(48, n_cls)
        self.loss = nn.NLLLoss(weight=torch.full((n_cls,), 1.0))

    def forward(self, x):
        return self.fc(self.pool(torch.relu(self.conv(x))).flatten(1))

    def training_step(self, batch, _):
        wave, gesture = batch
        out = self.forward(wave)
        loss = self.loss(out, gesture)
        self.log("train_loss", loss, prog_bar=True)
        return {"loss": loss, "hits": (out.argmax(-1) == gesture).sum()}

    def configure_optimizers(self):
        opt = torch.optim.SGD(self.parameters(), lr=1e-3)
        return {"optimizer": opt, "lr_scheduler": torch.optim.lr_scheduler.StepLR(opt, 1)}


pl.seed_everything(0)
quiet = dict(logger=False, enable_checkpointing=False, enable_progress_bar=False, enable_model_summary=False)
pl.Trainer(max_epochs=2, accelerator="cpu", **quiet).fit(GestureNet(), DataLoader(Gestures(160), batch_size=16, shuffle=True))
