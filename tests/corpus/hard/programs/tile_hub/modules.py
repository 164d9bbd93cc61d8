import torch
from torch import nn

from builder import BACKBONES, HEADS, LOSSES


@BACKBONES.register_module()
class TinyConv(nn.Module):
    out_channels = 24

    def __init__(self, in_channels=1):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(in_channels, 12, 3, padding=1), nn.BatchNorm2d(12), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(12, self.out_channels, 3, padding=1), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten())

    def forward(self, x):
        return self.body(x)


@LOSSES.register_module("CrossEntropy")
class WeightedCrossEntropy(nn.Module):
    def __init__(self, loss_weight=1.0, label_smoothing=0.0):
        super().__init__()
        self.loss_weight = loss_weight
        self.cls = nn.CrossEntropyLoss(label_smoothing=label_smoothing)

    def forward(self, cls_score, label):
        return self.loss_weight * self.cls(cls_score, label)


@HEADS.register_module()
class LinearClsHead(nn.Module):
    def __init__(self, num_classes, in_channels, loss):
        super().__init__()
        self.fc = nn.Linear(in_channels, num_classes)
        self.compute_loss = LOSSES.build(loss)

    def simple_test(self, feats):
        return torch.softmax(self.fc(feats), dim=1)

    def forward_train(self, feats, gt_label):
        cls_score = self.simple_test(feats)
        return {"loss": self.compute_loss(cls_score, gt_label),
                "acc": (cls_score.argmax(1) == gt_label).float().mean()}
