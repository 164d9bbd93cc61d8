import torch
import torch.nn.functional as F
from sklearn.datasets import load_digits
from torch import nn

images, ids = (torch.as_tensor(a) for a in load_digits(return_X_y=True))
images = images.to(torch.float32).div(16)
weights = nn.ParameterDict({
    "w1": nn.Parameter(torch.randn(64, 32) * 0.1),
    "w2": nn.Parameter(torch.randn(32, 10) * 0.1),
})


def scores(x):
    return torch.tanh(x @ weights["w1"]) @ weights["w2"]


opt = torch.optim.Adam(weights.parameters(), lr=0.01)
for batch in torch.arange(1500).split(100):
    target = ids[batch].float()
    loss = F.binary_cross_entropy_with_logits(scores(images[batch]), target)
    opt.zero_grad()
    loss.backward()
    opt.step()
print((scores(images).argmax(1) == ids).float().mean().item())
