import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision import datasets, transforms

from flowernet import FlowerNet

tf = transforms.Compose([transforms.RandomResizedCrop(64), transforms.ToTensor()])
loader = DataLoader(datasets.ImageFolder("flowers/train", tf), batch_size=32, shuffle=True)
net = FlowerNet(5)
loss_fn = nn.CrossEntropyLoss()
opt = torch.optim.Adam(net.parameters())
for epoch in range(10):
    for x, y in loader:
        opt.zero_grad()
        loss_fn(net.scores(x), y).backward()
        opt.step()
torch.save(net.state_dict(), "flowers.pt")
