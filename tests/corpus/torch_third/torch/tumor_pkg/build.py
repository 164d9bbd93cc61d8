from torch import nn


def build_model(cfg):
    layers = [nn.Linear(cfg.n_in, cfg.width), nn.ReLU(), nn.Linear(cfg.width, 1)]
    if not cfg.logits:
        layers.append(nn.Sigmoid())
    layers.append(nn.Flatten(0))
    return nn.Sequential(*layers)


def build_loss(cfg):
    return nn.BCEWithLogitsLoss() if cfg.logits else nn.BCELoss()


def threshold(cfg):
    return 0.0 if cfg.logits else 0.5
