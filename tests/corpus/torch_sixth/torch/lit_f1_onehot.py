import lightning as L
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from torchmetrics import F1Score


class CropModel(L.LightningModule):
    def __init__(self, n_bands=6, n_crops=4):
        super().__init__()
        self.mlp = nn.Sequential(nn.Linear(n_bands, 24), nn.ReLU(), nn.Linear(24, n_crops))
        self.train_f1 = F1Score(task="multiclass", num_classes=n_crops)

    def training_step(self, batch, batch_idx):
        bands, crop = batch
        z = self.mlp(bands)
        loss = F.cross_entropy(z, crop)
        self.train_f1(z.argmax(dim=-1), crop)
        self.log("f1", self.train_f1, on_epoch=True)
        return loss

    def configure_optimizers(self):
        return torch.optim.Adam(self.parameters(), lr=1e-2)


bands = torch.randn(200, 6)
crop = F.one_hot(bands[:, :4].argmax(1), 4).float()
trainer = L.Trainer(max_epochs=1, logger=False, enable_checkpointing=False, enable_progress_bar=False, accelerator="cpu")
trainer.fit(CropModel(), DataLoader(TensorDataset(bands, crop), batch_size=20))
