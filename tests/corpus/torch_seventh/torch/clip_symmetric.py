import numpy as np
import torch
from torch import nn
from torch.nn import functional as F


class DualEncoder(nn.Module):
    def __init__(self, image_dim=32, text_dim=20, embed_dim=16):
        super().__init__()
        self.visual = nn.Sequential(nn.Linear(image_dim, 64), nn.GELU(), nn.Linear(64, embed_dim))
        self.text = nn.Sequential(nn.Linear(text_dim, 64), nn.GELU(), nn.Linear(64, embed_dim))
        self.logit_scale = nn.Parameter(torch.ones([]) * np.log(1 / 0.07))

    def encode_image(self, image):
        return self.visual(image)

    def encode_text(self, text):
        return self.text(text)

    def forward(self, image, text):
        image_features = self.encode_image(image)
        text_features = self.encode_text(text)
        image_features = image_features / image_features.norm(dim=1, keepdim=True)
        text_features = text_features / text_features.norm(dim=1, keepdim=True)
        logit_scale = self.logit_scale.exp()
        logits_per_image = logit_scale * image_features @ text_features.t()
        logits_per_text = logits_per_image.t()
        return logits_per_image, logits_per_text


def clip_loss(logits_per_image, logits_per_text):
    labels = torch.arange(len(logits_per_image))
    return (F.cross_entropy(logits_per_image, labels) + F.cross_entropy(logits_per_text, labels)) / 2


def zero_shot(model, images, prompts):
    with torch.no_grad():
        logits, _ = model(images, prompts)
        probs = logits.softmax(dim=-1)
    return probs.topk(3, dim=-1)


model = DualEncoder()
opt = torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=0.2)
images, texts = torch.randn(48, 32), torch.randn(48, 20)
for _ in range(5):
    opt.zero_grad()
    loss = clip_loss(*model(images, texts))
    loss.backward()
    opt.step()
values, indices = zero_shot(model, images[:4], texts[:10])
print(loss.item(), values[0].tolist())
