import torch
import torch.nn as nn
import torch.nn.functional as F


class Clip(nn.Module):
    def __init__(self, d_img=16, d_txt=10, d=8):
        super().__init__()
        self.image = nn.Linear(d_img, d)
        self.text = nn.Linear(d_txt, d)
        self.logit_scale = nn.Parameter(torch.ones([]) * 2.6)

    def forward(self, image, text):
        image_features = F.normalize(self.image(image), dim=1)
        text_features = F.normalize(self.text(text), dim=1)
        return self.logit_scale.exp() * image_features @ text_features.t()


def clip_loss(logits_per_image):
    labels = torch.arange(logits_per_image.shape[0], device=logits_per_image.device)
    loss_i = F.cross_entropy(logits_per_image, labels)
    loss_t = F.cross_entropy(logits_per_image.T, labels)
    return (loss_i + loss_t) / 2


torch.manual_seed(0)
shared = torch.randn(128, 6)
img, txt = shared @ torch.randn(6, 16), shared @ torch.randn(6, 10)
model = Clip()
opt = torch.optim.Adam(model.parameters(), lr=1e-2)
for _ in range(60):
    rows = torch.randperm(128)[:32]
    loss = clip_loss(model(img[rows], txt[rows]))
    opt.zero_grad()
    loss.backward()
    opt.step()
with torch.no_grad():
    probs = model(img[:8], txt[:8]).softmax(dim=-1)
print(loss.item(), probs.argmax(1).tolist())
