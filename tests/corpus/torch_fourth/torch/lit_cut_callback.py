import lightning as L
import torch
import torch.nn as nn
from lightning.pytorch.callbacks import Callback
from torch.utils.data import DataLoader, TensorDataset


class Detector(L.LightningModule):
    def __init__(self):
        super().__init__()
        self.trunk = nn.Sequential(nn.Linear(12, 32), nn.Mish())
        self.score = nn.Linear(32, 1)
        self.criterion = nn.BCEWithLogitsLoss(pos_weight=torch.tensor(3.0))

    def forward(self, x):
        return self.score(self.trunk(x)).flatten()

    def training_step(self, batch, _):
        x, y = batch
        return self.criterion(self(x), y)

    def validation_step(self, batch, _):
        x, y = batch
        out = self(x)
        self.log("val_loss", self.criterion(out, y))
        return {"out": out, "y": y}

    def configure_optimizers(self):
        return torch.optim.AdamW(self.parameters(), 4e-3)


class ConfusionCallback(Callback):
    def __init__(self):
        self.cells = torch.zeros(2, 2)

    def on_validation_batch_end(self, trainer, pl_module, outputs, batch, batch_idx, dataloader_idx=0):
        x, y = batch
        scores = pl_module(x)
        predicted = torch.gt(scores, 0.5).long()
        for t, p in zip(y.long(), predicted):
            self.cells[t, p] += 1

    def on_validation_epoch_end(self, trainer, pl_module):
        print(self.cells.tolist())
        self.cells.zero_()


if __name__ == "__main__":
    L.seed_everything(3)
    X = torch.randn(500, 12)
    y = (X[:, :3].sum(1) > 2).float()
    train, val = TensorDataset(X[:400], y[:400]), TensorDataset(X[400:], y[400:])
    trainer = L.Trainer(
        max_epochs=2, accelerator="cpu", logger=False, enable_checkpointing=False, enable_progress_bar=False,
        callbacks=[ConfusionCallback()],
    )
    trainer.fit(Detector(), DataLoader(train, 50, shuffle=True), DataLoader(val, 50))
