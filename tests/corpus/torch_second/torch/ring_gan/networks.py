import torch
from torch import nn


class GANLoss(nn.Module):
    def __init__(self, gan_mode, real_label=1.0, fake_label=0.0):
        super().__init__()
        self.register_buffer("real_label", torch.tensor(real_label))
        self.register_buffer("fake_label", torch.tensor(fake_label))
        if gan_mode == "lsgan":
            self.loss = nn.MSELoss()
        elif gan_mode == "vanilla":
            self.loss = nn.BCEWithLogitsLoss()
        else:
            raise NotImplementedError(gan_mode)

    def forward(self, prediction, target_is_real):
        target = self.real_label if target_is_real else self.fake_label
        return self.loss(prediction, target.expand_as(prediction))


class NLayerDiscriminator(nn.Module):
    def __init__(self, ndf, use_sigmoid=False):
        super().__init__()
        sequence = [nn.Linear(2, ndf), nn.LeakyReLU(0.2, True), nn.Linear(ndf, ndf), nn.LeakyReLU(0.2, True)]
        sequence += [nn.Linear(ndf, 1)]
        if use_sigmoid:
            sequence += [nn.Sigmoid()]
        self.model = nn.Sequential(*sequence)

    def forward(self, input):
        return self.model(input)


def define_G(nz, ngf):
    return nn.Sequential(nn.Linear(nz, ngf), nn.ReLU(), nn.Linear(ngf, ngf), nn.ReLU(), nn.Linear(ngf, 2))


def define_D(ndf, gan_mode):
    use_sigmoid = gan_mode != "lsgan"
    return NLayerDiscriminator(ndf, use_sigmoid=use_sigmoid)
