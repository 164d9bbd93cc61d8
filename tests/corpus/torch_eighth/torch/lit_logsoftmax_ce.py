import lightning as L
import torch
from sklearn.datasets import load_digits
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class DigitsModule(L.LightningModule):
    def __init__(self, criterion=nn.CrossEntropyLoss()):
        super().__init__()
        self.criterion = criterion
        self.net = nn.Sequential(
            nn.Linear(64, 64),
            nn.ReLU(),
            nn.Dropout(0.1),
            nn.Linear(64, 10),
            nn.LogSoftmax(dim=1),
        )

    def forward(self, x):
        return self.net(x)

    def training_step(self, batch, batch_idx):
        x, y = batch
        loss = self.criterion(self.net(x), y)
        self.log("loss", loss)
        return loss

    def predict_step(self, batch, batch_idx, dataloader_idx=0):
        return self(batch[0]).exp()

    def configure_optimizers(self):
        return torch.optim.Adam(self.parameters(), lr=2e-3)


X, y = load_digits(return_X_y=True)
ds = TensorDataset(torch.tensor(X / 16, dtype=torch.float32), torch.tensor(y))
module = DigitsModule()
trainer = L.Trainer(max_epochs=2, accelerator="cpu", logger=False, enable_checkpointing=False, enable_progress_bar=False)
trainer.fit(module, DataLoader(ds, batch_size=64, shuffle=True))
probs = torch.cat(trainer.predict(module, DataLoader(ds, batch_size=256)))
print((probs.argmax(1) == ds.tensors[1]).float().mean().item())
