import torch
from sklearn.datasets import load_digits

from config import GanConfig
from losses import adversarial_loss, hinge
from nets import Critic, Generator


def train(cfg):
    torch.manual_seed(0)
    real_images = torch.tensor(load_digits().images / 8.0 - 1.0, dtype=torch.float32).unsqueeze(1)
    G, D = Generator(cfg), Critic(cfg)
    loss = hinge if cfg.adversarial == "hinge" else adversarial_loss(cfg)
    optG = torch.optim.Adam(G.parameters(), lr=cfg.lr)
    optD = torch.optim.Adam(D.parameters(), lr=cfg.lr)
    for step in range(cfg.steps):
        real = real_images[torch.randint(0, len(real_images), (64,))]
        fake = G(torch.randn(64, cfg.latent))
        d_loss = loss(D(real), True) + loss(D(fake.detach()), False)
        optD.zero_grad()
        d_loss.backward()
        optD.step()
        g_loss = -D(fake).mean() if cfg.adversarial == "hinge" else loss(D(fake), True)
        optG.zero_grad()
        g_loss.backward()
        optG.step()
    return d_loss.item(), g_loss.item()


if __name__ == "__main__":
    for mode in ("bce", "bce_logits", "hinge"):
        print(mode, train(GanConfig(adversarial=mode)))
