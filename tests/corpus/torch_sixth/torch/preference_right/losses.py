import torch
import torch.nn.functional as F


def dpo(good, bad, ref_good, ref_bad, beta=0.3):
    margin = beta * ((good - ref_good) - (bad - ref_bad))
    loss = -F.logsigmoid(margin).mean()
    win = (torch.sigmoid(margin) > 0.5).float().mean()
    return loss, win
