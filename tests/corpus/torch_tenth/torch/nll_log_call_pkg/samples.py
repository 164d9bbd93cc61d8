import torch

MEANS = torch.tensor([[1.0, 0, 0, 0, 0.5], [0, 1.0, 0, 0, 0.2], [0, 0, 1.0, 0, 0.9], [0, 0, 0, 1.0, 0.1]])


def soil(n):
    kind = torch.randint(0, 4, (n,))
    return MEANS[kind] + 0.3 * torch.randn(n, 5), kind
