import torch


def f1(output, target, cut=0.5):
    said = output > cut
    real = target > 0
    tp = (said & real).sum().item()
    return 2 * tp / max(1, said.sum().item() + real.sum().item())


@torch.no_grad()
def validate(net, img, target):
    net.eval()
    output = net(img)
    return f1(output, target)
