import lightning as L
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from torchmetrics import MetricCollection
from torchmetrics.classification import BinaryAccuracy, BinaryAUROC


class Readmission(L.LightningModule):
    def __init__(self, n):
        super().__init__()
        self.backbone = nn.Sequential(nn.Linear(n, 16), nn.ReLU())
        self.head = nn.Linear(16, 1)
        self.criterion = nn.BCEWithLogitsLoss()
        self.metrics = MetricCollection([BinaryAccuracy(threshold=0.4), BinaryAUROC()], prefix="val_")

    def forward(self, x):
        return self.head(self.backbone(x)).squeeze(-1)

    def training_step(self, batch, batch_idx):
        x, y = batch
        return self.criterion(self(x), y)

    def validation_step(self, batch, batch_idx):
        x, y = batch
        p = torch.sigmoid(self(x))
        self.metrics.update(p, y.int())

    def on_validation_epoch_end(self):
        self.log_dict(self.metrics.compute())
        self.metrics.reset()

    def predict_step(self, batch, batch_idx):
        x, _ = batch
        return self(x).sigmoid() > 0.4

    def configure_optimizers(self):
        return torch.optim.Adam(self.parameters(), 0.01)


x = torch.randn(300, 7)
y = (x[:, 0] - x[:, 1] > 0).float()
data = DataLoader(TensorDataset(x, y), batch_size=50)
trainer = L.Trainer(max_epochs=2, logger=False, enable_checkpointing=False, enable_progress_bar=False, enable_model_summary=False, accelerator="cpu")
model = Readmission(7)
trainer.fit(model, data, data)
print(torch.cat(trainer.predict(model, data)).float().mean())
