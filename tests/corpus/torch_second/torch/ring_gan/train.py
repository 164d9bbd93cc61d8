import math

import torch

from networks import GANLoss, define_D, define_G
from options import parse


def ring(n, radius=2.0):
    angle = torch.rand(n) * 2 * math.pi
    return torch.stack([angle.cos(), angle.sin()], 1) * radius + 0.05 * torch.randn(n, 2)


def main():
    opt = parse()
    torch.manual_seed(1)
    netG, netD = define_G(opt.nz, opt.ngf), define_D(opt.ndf, opt.gan_mode)
    criterionGAN = GANLoss(opt.gan_mode)
    optG = torch.optim.Adam(netG.parameters(), lr=opt.lr, betas=(0.5, 0.999))
    optD = torch.optim.Adam(netD.parameters(), lr=opt.lr, betas=(0.5, 0.999))
    for step in range(opt.steps):
        real, fake = ring(64), netG(torch.randn(64, opt.nz))
        optD.zero_grad()
        loss_D = 0.5 * (criterionGAN(netD(real), True) + criterionGAN(netD(fake.detach()), False))
        loss_D.backward()
        optD.step()

        optG.zero_grad()
        loss_G = criterionGAN(netD(fake), True)
        loss_G.backward()
        optG.step()
        if step % 20 == 0:
            print(step, loss_D.item(), loss_G.item(), fake.norm(dim=1).mean().item())


if __name__ == "__main__":
    main()
