import glob

import cv2
import numpy as np
import segmentation_models_pytorch as smp
import torch
from torch.utils.data import DataLoader, Dataset


class Polyps(Dataset):
    def __init__(self, folder):
        self.images = sorted(glob.glob(f"{folder}/images/*.png"))
        self.masks = sorted(glob.glob(f"{folder}/masks/*.png"))

    def __len__(self):
        return len(self.images)

    def __getitem__(self, i):
        img = cv2.cvtColor(cv2.imread(self.images[i]), cv2.COLOR_BGR2RGB).astype(np.float32) / 255.0
        mask = (cv2.imread(self.masks[i], cv2.IMREAD_GRAYSCALE) > 127).astype(np.float32)
        return torch.from_numpy(img.transpose(2, 0, 1)), torch.from_numpy(mask)[None]


model = smp.Unet(encoder_name="resnet34", encoder_weights="imagenet", in_channels=3, classes=1, activation="sigmoid").cuda()
loss_fn = torch.nn.BCEWithLogitsLoss()
optimizer = torch.optim.AdamW(model.parameters(), lr=2e-4)
loader = DataLoader(Polyps("kvasir"), batch_size=8, shuffle=True, num_workers=4, drop_last=True)

for epoch in range(20):
    running = 0.0
    for img, mask in loader:
        img, mask = img.cuda(), mask.cuda()
        pr_mask = model(img)
        loss = loss_fn(pr_mask, mask)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        running += loss.item() * len(img)
    print(f"epoch {epoch:02d} loss {running / len(loader.dataset):.4f}")
torch.save(model.state_dict(), "unet_polyps.pt")
