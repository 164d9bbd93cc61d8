"""GANLoss in the style of image translation repositories: vanilla, lsgan, hinge and wgan-gp by name."""
import torch
import torch.nn as nn
import torch.nn.functional as F


class GANLoss(nn.Module):
    def __init__(self, gan_mode, target_real_label=1.0, target_fake_label=0.0):
        super().__init__()
        self.register_buffer("real_label", torch.tensor(target_real_label))
        self.register_buffer("fake_label", torch.tensor(target_fake_label))
        self.gan_mode = gan_mode
        if gan_mode == "lsgan":
            self.loss = nn.MSELoss()
        elif gan_mode == "vanilla":
            self.loss = nn.BCEWithLogitsLoss()
        elif gan_mode in ["wgangp", "hinge"]:
            self.loss = None
        else:
            raise NotImplementedError("gan mode %s not implemented" % gan_mode)

    def get_target_tensor(self, prediction, target_is_real):
        target_tensor = self.real_label if target_is_real else self.fake_label
        return target_tensor.expand_as(prediction)

    def __call__(self, prediction, target_is_real, for_discriminator=True):
        if self.gan_mode in ["lsgan", "vanilla"]:
            return self.loss(prediction, self.get_target_tensor(prediction, target_is_real))
        if self.gan_mode == "hinge" and for_discriminator:
            return F.relu(1 - prediction).mean() if target_is_real else F.relu(1 + prediction).mean()
        return -prediction.mean() if target_is_real else prediction.mean()


def gradient_penalty(netD, real, fake, lambda_gp=10.0):
    alpha = torch.rand(real.size(0), 1)
    mixed = (alpha * real + (1 - alpha) * fake).requires_grad_(True)
    scores = netD(mixed)
    grads = torch.autograd.grad(scores, mixed, torch.ones_like(scores), create_graph=True)[0]
    return ((grads.norm(2, dim=1) - 1) ** 2).mean() * lambda_gp


for mode in ("vanilla", "lsgan", "hinge", "wgangp"):
    G = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 2))
    D = nn.Sequential(nn.Linear(2, 16), nn.LeakyReLU(0.2), nn.Linear(16, 1))
    gan = GANLoss(mode)
    optG, optD = (torch.optim.Adam(m.parameters(), 1e-3) for m in (G, D))
    for _ in range(3):
        real, fake = torch.randn(32, 2) + 3, G(torch.randn(32, 4))
        loss_D = 0.5 * (gan(D(real), True) + gan(D(fake.detach()), False))
        if mode == "wgangp":
            loss_D = loss_D + gradient_penalty(D, real, fake.detach())
        optD.zero_grad()
        loss_D.backward()
        optD.step()
        loss_G = gan(D(fake), True, for_discriminator=False)
        optG.zero_grad()
        loss_G.backward()
        optG.step()
    print(mode, loss_D.item(), loss_G.item())
