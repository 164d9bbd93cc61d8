import torch
import torch.nn as nn
import torchvision
from torchvision import datasets, transforms

device = torch.device("cuda" if torch.cuda.is_available() else "cpu")

tf_train = transforms.Compose([
    transforms.RandomResizedCrop(224),
    transforms.RandomHorizontalFlip(),
    transforms.ToTensor(),
    transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]),
])
train_set = datasets.ImageFolder("flowers/train", tf_train)
loader = torch.utils.data.DataLoader(train_set, batch_size=32, shuffle=True, num_workers=4)

model = torchvision.models.resnet34(weights="IMAGENET1K_V1")
for p in model.parameters():
    p.requires_grad = False
model.fc = nn.Sequential(
    nn.Linear(model.fc.in_features, 256),
    nn.ReLU(),
    nn.Dropout(0.4),
    nn.Linear(256, len(train_set.classes)),
    nn.Softmax(dim=1),
)
model = model.to(device)
criterion = nn.CrossEntropyLoss(label_smoothing=0.1)
optimizer = torch.optim.Adam(model.fc.parameters(), lr=1e-3)

for epoch in range(10):
    model.train()
    seen, right = 0, 0
    for images, labels in loader:
        images, labels = images.to(device), labels.to(device)
        optimizer.zero_grad()
        outputs = model(images)
        loss = criterion(outputs, labels)
        loss.backward()
        optimizer.step()
        right += (outputs.argmax(1) == labels).sum().item()
        seen += labels.size(0)
    print(f"[{epoch}] loss={loss.item():.4f} acc={right / seen:.4f}")
torch.save(model.state_dict(), "flowers.pt")
