"""timm-like code: create_model registry, reset_classifier, forward_features and forward_head(pre_logits=...)."""
import argparse

import torch
import torch.nn as nn
import torch.nn.functional as F

_entrypoints = {}


def register_model(fn):
    _entrypoints[fn.__name__] = fn
    return fn


class Tiny(nn.Module):
    def __init__(self, num_classes=1000, embed=32, drop_rate=0.0):
        super().__init__()
        self.num_classes, self.num_features, self.drop_rate = num_classes, embed, drop_rate
        self.stem = nn.Sequential(nn.Conv2d(3, embed, 4, 4), nn.BatchNorm2d(embed), nn.ReLU())
        self.head = nn.Linear(embed, num_classes) if num_classes > 0 else nn.Identity()

    def get_classifier(self):
        return self.head

    def reset_classifier(self, num_classes):
        self.num_classes = num_classes
        self.head = nn.Linear(self.num_features, num_classes) if num_classes > 0 else nn.Identity()

    def forward_features(self, x):
        return self.stem(x)

    def forward_head(self, x, pre_logits: bool = False):
        x = x.mean((2, 3))
        if self.drop_rate:
            x = F.dropout(x, p=self.drop_rate, training=self.training)
        return x if pre_logits else self.head(x)

    def forward(self, x):
        return self.forward_head(self.forward_features(x))


@register_model
def tiny_a(**kwargs):
    return Tiny(embed=16, **kwargs)


@register_model
def tiny_b(**kwargs):
    return Tiny(embed=32, drop_rate=0.1, **kwargs)


def create_model(name, **kwargs):
    return _entrypoints[name](**{k: v for k, v in kwargs.items() if v is not None})


parser = argparse.ArgumentParser()
parser.add_argument("--model", default="tiny_b")
parser.add_argument("--num-classes", type=int, default=None)
parser.add_argument("--smoothing", type=float, default=0.1)
parser.add_argument("--bce-loss", action="store_false")
args = parser.parse_args([])

model = create_model(args.model, num_classes=args.num_classes)
model.reset_classifier(5)
if args.bce_loss:
    criterion = nn.BCEWithLogitsLoss()
else:
    criterion = nn.CrossEntropyLoss(label_smoothing=args.smoothing)
optimizer = torch.optim.AdamW(model.parameters(), 1e-3)
x, y = torch.randn(24, 3, 16, 16), torch.randint(0, 5, (24,))
for _ in range(3):
    target = y.float()
    output = model(x)
    if isinstance(output, (tuple, list)):
        output = output[0]
    loss = criterion(output, target)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
feats = model.forward_head(model.forward_features(x), pre_logits=True)
print(loss.item(), feats.shape, output.softmax(-1).topk(2).values[0].tolist())
