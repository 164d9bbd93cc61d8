import lightning as L
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class BatCalls(L.LightningModule):
    def __init__(self, n_bands=32, n_species=6, hidden=(48, 24), lr=1e-3):
        super().__init__()
        self.save_hyperparameters()
        dims = [n_bands, *hidden]
        layers = []
        for a, b in zip(dims, dims[1:]):
            layers += [nn.Linear(a, b), nn.SiLU()]
        layers.append(nn.Linear(dims[-1], n_species))
        self.net = nn.Sequential(*layers, nn.Sigmoid())
        self.loss = self.configure_loss()

    def configure_loss(self):
        return nn.BCEWithLogitsLoss(pos_weight=torch.full((self.hparams.n_species,), 2.0))

    def forward(self, spectra):
        return self.net(spectra)

    def _common(self, batch, stage):
        spectra, present = batch
        loss = self.loss(self(spectra), present)
        self.log(f"{stage}_loss", loss)
        return loss

    def training_step(self, batch, _):
        return self._common(batch, "train")

    def validation_step(self, batch, _):
        return self._common(batch, "val")

    def configure_optimizers(self):
        return torch.optim.AdamW(self.parameters(), lr=self.hparams.lr)


def recordings(n):
    present = (torch.rand(n, 6) < 0.3).float()
    bank = torch.randn(6, 32, generator=torch.Generator().manual_seed(5))
    return TensorDataset(present @ bank + 0.3 * torch.randn(n, 32), present)


if __name__ == "__main__":
    L.seed_everything(1)
    trainer = L.Trainer(max_epochs=2, logger=False, enable_checkpointing=False, enable_progress_bar=False,
                        enable_model_summary=False, accelerator="cpu")
    trainer.fit(BatCalls(), DataLoader(recordings(512), 32, shuffle=True), DataLoader(recordings(128), 64))
    print({k: float(v) for k, v in trainer.callback_metrics.items()})
