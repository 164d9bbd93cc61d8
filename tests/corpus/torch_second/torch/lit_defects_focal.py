import pytorch_lightning as pl
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, Dataset


class Castings(Dataset):
    def __init__(self, n=400, seed=0):
        g = torch.Generator().manual_seed(seed)
        self.defect = (torch.rand(n, generator=g) < 0.2).float()
        self.x = 0.2 * torch.randn(n, 1, 10, 10, generator=g)
        for i in torch.nonzero(self.defect).flatten().tolist():
            r, c = torch.randint(0, 7, (2,), generator=g).tolist()
            self.x[i, 0, r:r + 3, c:c + 3] += 1.5

    def __len__(self):
        return len(self.defect)

    def __getitem__(self, i):
        return self.x[i], self.defect[i]


def focal_with_logits(logits, targets, alpha=0.8, gamma=2.0):
    log_p, log_q = F.logsigmoid(logits), F.logsigmoid(-logits)
    loss_pos = -alpha * (1 - log_p.exp()).pow(gamma) * log_p * targets
    loss_neg = -(1 - alpha) * log_p.exp().pow(gamma) * log_q * (1 - targets)
    return (loss_pos + loss_neg).mean()


class DefectDetector(pl.LightningModule):
    def __init__(self, lr=3e-3, gamma=2.0):
        super().__init__()
        self.save_hyperparameters()
        self.cnn = nn.Sequential(nn.Conv2d(1, 8, 3), nn.ReLU(), nn.AdaptiveMaxPool2d(2), nn.Flatten())
        self.score = nn.Linear(32, 1)

    def forward(self, image):
        return self.score(self.cnn(image))

    def training_step(self, batch, _):
        image, defect = batch
        loss = focal_with_logits(self(image), defect, gamma=self.hparams.gamma)
        self.log("loss", loss)
        return loss

    def configure_optimizers(self):
        return torch.optim.Adam(self.parameters(), lr=self.hparams.lr)


if __name__ == "__main__":
    pl.seed_everything(1)
    trainer = pl.Trainer(max_epochs=2, accelerator="cpu", logger=False, enable_checkpointing=False,
                         enable_progress_bar=False, enable_model_summary=False)
    net = DefectDetector()
    trainer.fit(net, DataLoader(Castings(), batch_size=40, shuffle=True))
    net.eval()
    test = Castings(200, seed=5)
    with torch.no_grad():
        s = net(test.x).squeeze(1)
    print("mean score defect", s[test.defect == 1].mean().item(), "ok", s[test.defect == 0].mean().item())
