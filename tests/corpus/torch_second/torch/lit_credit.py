import lightning as L
import torch
import torch.nn.functional as F
from sklearn.datasets import make_classification
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class CreditScore(L.LightningModule):
    def __init__(self, n_features: int = 18, learning_rate: float = 1e-2):
        super().__init__()
        self.learning_rate = learning_rate
        self.model = nn.Sequential(
            nn.Linear(n_features, 32),
            nn.ReLU(),
            nn.Linear(32, 1),
            nn.Flatten(0),
        )

    def forward(self, x):
        return torch.sigmoid(self.model(x))

    def training_step(self, batch, batch_idx):
        x, default = batch
        p = self(x)
        loss = F.binary_cross_entropy(p, default)
        self.log("train_loss", loss, on_epoch=True, on_step=False)
        return loss

    def test_step(self, batch, batch_idx):
        x, default = batch
        p = self(x)
        self.log("brier", (p.float() - default.float()).pow(2).mean())

    def configure_optimizers(self):
        return torch.optim.SGD(self.parameters(), lr=self.learning_rate, momentum=0.9)


def loaders():
    X, y = make_classification(1000, 18, n_informative=8, weights=[0.9], random_state=8)
    data = TensorDataset(torch.tensor(X, dtype=torch.float32), torch.tensor(y, dtype=torch.float32))
    train, test = torch.utils.data.random_split(data, [0.8, 0.2], generator=torch.Generator().manual_seed(0))
    return DataLoader(train, batch_size=64, shuffle=True), DataLoader(test, batch_size=200)


if __name__ == "__main__":
    L.seed_everything(0)
    train_loader, test_loader = loaders()
    trainer = L.Trainer(
        max_epochs=2,
        accelerator="cpu",
        precision="bf16-true",
        logger=False,
        enable_checkpointing=False,
        enable_progress_bar=False,
        enable_model_summary=False,
    )
    model = CreditScore()
    trainer.fit(model, train_loader)
    trainer.test(model, test_loader, verbose=False)
    print(trainer.callback_metrics)
