import torch
from torch.utils.data import DataLoader

from dataset import Tiles
from losses import flood_loss
from unet import UNet

torch.manual_seed(0)
net = UNet()
opt = torch.optim.Adam(net.parameters(), lr=3e-3)
for epoch in range(3):
    for tile, mask in DataLoader(Tiles(), batch_size=6, shuffle=True):
        loss = flood_loss(net(tile), mask)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
tile, mask = next(iter(DataLoader(Tiles(seed=1), batch_size=12)))
with torch.no_grad():
    water = net(tile).sigmoid() > 0.5
print("pixel accuracy", (water == mask.bool()).float().mean().item())
