import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
import lightning as L
from torchmetrics.classification import BinaryJaccardIndex


class Roads(L.LightningModule):
    def __init__(self, width=8, lr=2e-3):
        super().__init__()
        self.save_hyperparameters()
        self.net = nn.Sequential(
            nn.Conv2d(3, width, 3, padding=1), nn.ReLU(), nn.Conv2d(width, width, 3, padding=1), nn.ReLU(), nn.Conv2d(width, 1, 1)
        )
        self.iou = nn.ModuleDict({f"{stage}_iou": BinaryJaccardIndex(threshold=0.5) for stage in ("fit", "val")})

    def forward(self, x):
        return self.net(x)

    def _step(self, batch, stage):
        image, mask = batch
        logits = self(image)
        loss = F.binary_cross_entropy_with_logits(logits, mask)
        self.iou[f"{stage}_iou"](logits, mask.int())
        self.log(f"{stage}_loss", loss)
        self.log(f"{stage}_iou", self.iou[f"{stage}_iou"], on_epoch=True)
        return loss

    def training_step(self, batch, batch_idx):
        return self._step(batch, "fit")

    def validation_step(self, batch, batch_idx):
        self._step(batch, "val")

    def configure_optimizers(self):
        return torch.optim.Adam(self.parameters(), lr=self.hparams.lr)


def tiles(n):
    mask = torch.zeros(n, 1, 16, 16)
    mask[:, :, 6:10] = 1.0
    return TensorDataset(mask.repeat(1, 3, 1, 1) + 0.8 * torch.randn(n, 3, 16, 16), mask)


if __name__ == "__main__":
    trainer = L.Trainer(max_epochs=2, accelerator="cpu", logger=False, enable_checkpointing=False, enable_progress_bar=False)
    trainer.fit(Roads(), DataLoader(tiles(64), 16), DataLoader(tiles(32), 8))
    print(trainer.callback_metrics)
