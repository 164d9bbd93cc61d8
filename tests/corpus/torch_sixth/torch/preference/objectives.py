import torch


def preference_loss(chosen, rejected, beta=0.5):
    (pc, rc), (pr, rr) = chosen, rejected
    margin = (pc - rc) - (pr - rr)
    prefer = torch.sigmoid(beta * margin)
    return -torch.log(prefer).mean()
