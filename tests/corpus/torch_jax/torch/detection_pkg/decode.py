import torch


def decode(out, threshold=0.5):
    score = torch.sigmoid(out["obj"])
    keep = score > threshold
    return out["box"][keep], out["cls"][keep].softmax(-1).max(-1), score[keep]
