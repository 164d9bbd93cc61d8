import timm
import torch
from timm.data import create_transform, resolve_data_config
from torch import nn
from torch.utils.data import DataLoader
from torchvision.datasets import ImageFolder

EPOCHS, BS = 5, 32

backbone = timm.create_model("tf_efficientnet_b0_ns", pretrained=True, num_classes=5)
transform = create_transform(**resolve_data_config({}, model=backbone))
train_ds = ImageFolder("cassava/train", transform=transform)
valid_ds = ImageFolder("cassava/valid", transform=transform)
model = nn.Sequential(backbone, nn.Softmax(dim=1)).to("cuda")

criterion = nn.CrossEntropyLoss(label_smoothing=0.05).to("cuda")
optimizer = torch.optim.Adam(model.parameters(), lr=1e-4, weight_decay=1e-6)
scheduler = torch.optim.lr_scheduler.CosineAnnealingWarmRestarts(optimizer, T_0=EPOCHS)
scaler = torch.cuda.amp.GradScaler()


def train_one_epoch(loader):
    model.train()
    for step, (imgs, targets) in enumerate(loader):
        imgs, targets = imgs.to("cuda"), targets.to("cuda").long()
        with torch.cuda.amp.autocast():
            preds = model(imgs)
            loss = criterion(preds, targets)
        scaler.scale(loss).backward()
        scaler.step(optimizer)
        scaler.update()
        optimizer.zero_grad()
        if step % 50 == 0:
            print(step, loss.item())


def valid_one_epoch(loader):
    model.eval()
    hits = 0
    with torch.no_grad():
        for imgs, targets in loader:
            hits += (model(imgs.cuda()).argmax(1).cpu() == targets).sum().item()
    return hits / len(loader.dataset)


train_loader = DataLoader(train_ds, BS, shuffle=True, num_workers=4)
valid_loader = DataLoader(valid_ds, BS * 2, num_workers=4)
for epoch in range(EPOCHS):
    train_one_epoch(train_loader)
    scheduler.step()
    print("valid", valid_one_epoch(valid_loader))
