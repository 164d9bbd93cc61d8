import torch
from torch import nn

from router import QUEUES, Router
from training import train


def export(router):
    scorer = nn.Sequential(router, nn.Softmax(dim=1))
    scorer.eval()
    return torch.jit.trace(scorer, torch.zeros(1, 20))


if __name__ == "__main__":
    torch.manual_seed(0)
    counts = torch.poisson(torch.ones(400, 20))
    queue = (counts @ torch.randn(20, len(QUEUES))).argmax(1)
    router = train(Router(20), counts, queue)
    served = export(router)
    sure = served(counts).max(1).values
    print("mean confidence", sure.mean().item(), "to a person:", int((sure < 0.6).sum()))
