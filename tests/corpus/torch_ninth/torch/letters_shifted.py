import torch
from torch import nn
from torch.utils.data import DataLoader, random_split
from torchvision import datasets, transforms

BATCH = 256
to_tensor = transforms.Compose([transforms.ToTensor(), transforms.Lambda(lambda img: img.transpose(1, 2))])
letters = datasets.EMNIST("emnist", split="letters", train=True, download=True, transform=to_tensor, target_transform=lambda t: t - 1)
train_part, val_part = random_split(letters, [0.9, 0.1], generator=torch.Generator().manual_seed(0))

model = nn.Sequential(
    nn.Conv2d(1, 16, 5, padding=2),
    nn.BatchNorm2d(16),
    nn.ReLU(),
    nn.MaxPool2d(2),
    nn.Conv2d(16, 32, 5, padding=2),
    nn.BatchNorm2d(32),
    nn.ReLU(),
    nn.MaxPool2d(2),
    nn.Flatten(),
    nn.Linear(32 * 49, 26),
)
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9, nesterov=True)
scheduler = torch.optim.lr_scheduler.OneCycleLR(optimizer, 0.1, epochs=4, steps_per_epoch=len(train_part) // BATCH + 1)
for epoch in range(4):
    model.train()
    for image, letter in DataLoader(train_part, BATCH, shuffle=True):
        optimizer.zero_grad()
        loss = criterion(model(image), letter)
        loss.backward()
        optimizer.step()
        scheduler.step()
    model.eval()
    with torch.no_grad():
        good = sum((model(i).argmax(1) == l).sum().item() for i, l in DataLoader(val_part, BATCH))
    print(epoch, loss.item(), good / len(val_part))
