import torch
from torch import nn
from sklearn.datasets import load_digits

import modules  # noqa: F401
from builder import BACKBONES, HEADS

model_cfg = dict(
    backbone=dict(type="TinyConv", in_channels=1),
    head=dict(
        type="LinearClsHead",
        num_classes=10,
        loss=dict(type="CrossEntropy", loss_weight=1.0),
    ),
)
schedule = dict(lr=5e-3, epochs=2, batch=75)


class ImageClassifier(nn.Module):
    def __init__(self, backbone, head):
        super().__init__()
        self.backbone = BACKBONES.build(backbone)
        self.head = HEADS.build(head, in_channels=self.backbone.out_channels)

    def forward(self, img, gt_label=None, return_loss=True):
        feats = self.backbone(img)
        return self.head.forward_train(feats, gt_label) if return_loss else self.head.simple_test(feats)


def main():
    torch.manual_seed(0)
    digits = load_digits()
    img = torch.tensor(digits.images[:, None] / 16, dtype=torch.float32)
    label = torch.tensor(digits.target)
    model = ImageClassifier(**model_cfg)
    opt = torch.optim.AdamW(model.parameters(), lr=schedule["lr"])
    for epoch in range(schedule["epochs"]):
        model.train()
        for idx in torch.randperm(1500).split(schedule["batch"]):
            losses = model(img[idx], label[idx])
            opt.zero_grad()
            losses["loss"].backward()
            opt.step()
        model.eval()
        with torch.no_grad():
            p = model(img[1500:], return_loss=False)
        print(epoch, {k: round(v.item(), 3) for k, v in losses.items()}, (p.argmax(1) == label[1500:]).float().mean().item())


if __name__ == "__main__":
    main()
