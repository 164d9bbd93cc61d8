from torch import nn

bce, ce, l1 = nn.BCEWithLogitsLoss(), nn.CrossEntropyLoss(), nn.SmoothL1Loss()


def detection_loss(out, target):
    present = target["obj"] > 0.5
    loss = bce(out["obj"], target["obj"])
    loss = loss + ce(out["cls"][present], target["cls"][present])
    return loss + 2.0 * l1(out["box"][present], target["box"][present])
