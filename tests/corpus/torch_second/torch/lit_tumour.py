"""forward() is what users of the checkpoint call, so it returns probabilities."""
import lightning as L
import torch
from sklearn.datasets import load_breast_cancer
from sklearn.preprocessing import StandardScaler
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from torchmetrics import MetricCollection
from torchmetrics.classification import BinaryAccuracy, BinaryAUROC, BinaryCalibrationError, BinaryF1Score


class LitTumour(L.LightningModule):
    def __init__(self, n_in):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(n_in, 24), nn.ReLU(), nn.Linear(24, 1))
        self.loss = nn.BCEWithLogitsLoss()
        self.metrics = MetricCollection([BinaryAccuracy(threshold=0.5), BinaryF1Score(), BinaryAUROC(), BinaryCalibrationError()])

    def _logits(self, x):
        return self.net(x).squeeze(-1)

    def forward(self, x):
        return torch.sigmoid(self._logits(x))

    def training_step(self, batch, batch_idx):
        x, y = batch
        return self.loss(self._logits(x), y)

    def validation_step(self, batch, batch_idx):
        x, y = batch
        self.metrics.update(self(x), y.int())

    def on_validation_epoch_end(self):
        self.log_dict(self.metrics.compute())
        self.metrics.reset()

    def predict_step(self, batch, batch_idx):
        return self(batch[0]) > 0.5

    def configure_optimizers(self):
        return torch.optim.Adam(self.parameters(), lr=1e-2)


if __name__ == "__main__":
    L.seed_everything(1)
    X, y = load_breast_cancer(return_X_y=True)
    X = torch.tensor(StandardScaler().fit_transform(X), dtype=torch.float32)
    y = torch.tensor(y, dtype=torch.float32)
    train, val = TensorDataset(X[:450], y[:450]), TensorDataset(X[450:], y[450:])
    model = LitTumour(X.shape[1])
    trainer = L.Trainer(max_epochs=2, accelerator="cpu", logger=False, enable_checkpointing=False,
                        enable_progress_bar=False, enable_model_summary=False, num_sanity_val_steps=0)
    trainer.fit(model, DataLoader(train, 45, shuffle=True), DataLoader(val, 32))
    print({k: round(float(v), 3) for k, v in trainer.callback_metrics.items()})
    print(torch.cat(trainer.predict(model, DataLoader(val, 32))).float().mean().item())
