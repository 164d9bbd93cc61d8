import torch.nn as nn

from backbone import ResNetTiny


def build(n_species, freeze=True, dropout=0.1):
    model = ResNetTiny()  # pretrained weights would be loaded here
    if freeze:
        for p in model.parameters():
            p.requires_grad_(False)
    in_features = model.fc.in_features
    model.fc = nn.Sequential(
        nn.Dropout(dropout),
        nn.Linear(in_features, n_species),
        nn.Softmax(dim=1),
    )
    return model
