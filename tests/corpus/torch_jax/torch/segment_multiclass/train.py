import torch
import torch.nn.functional as F
from torch import nn

from dice import as_onehot, dice_loss
from unet import Mini

CLASSES = 3


def batch(n=8, s=16):
    mask = torch.zeros(n, s, s, dtype=torch.long)
    mask[:, 2:7, 2:7] = 1
    mask[:, 9:14, 9:14] = 2
    return mask[:, None].float() + 0.2 * torch.randn(n, 1, s, s), mask


model = Mini(CLASSES)
criterion = nn.CrossEntropyLoss()
opt = torch.optim.RMSprop(model.parameters(), lr=1e-3)
for step in range(30):
    image, true_masks = batch()
    masks_pred = model(image)
    loss = criterion(masks_pred, true_masks)
    loss = loss + dice_loss(F.softmax(masks_pred, dim=1).float(), as_onehot(true_masks, CLASSES))
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), (model(image).argmax(1) == true_masks).float().mean().item())
