import torch

from options import THRESHOLD


@torch.no_grad()
def tags_for(net, features, names):
    net.eval()
    confidence = net(features.unsqueeze(0))[0]
    return [name for name, c in zip(names, confidence) if c > THRESHOLD]
