import torch
import torch.nn.functional as F

from data import SPECIES, batches
from model import mobileleaf


def train(epochs=2):
    net = mobileleaf(in_channels=1)
    opt = torch.optim.SGD(net.parameters(), lr=0.05, momentum=0.9)
    for epoch in range(epochs):
        right = seen = 0
        for images, species in batches(64, epoch):
            scores = net(images)
            loss = F.cross_entropy(scores, species)
            opt.zero_grad()
            loss.backward()
            opt.step()
            right += (scores.argmax(1) == species).sum().item()
            seen += len(species)
        print(f"epoch {epoch} loss {loss.item():.3f} accuracy {right / seen:.3f} over {len(SPECIES)} species")


if __name__ == "__main__":
    train()
