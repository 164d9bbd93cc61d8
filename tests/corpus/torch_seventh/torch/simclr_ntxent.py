"""NT-Xent as cross-entropy over similarities, with the positive in column 0."""
import torch
import torch.nn as nn
import torch.nn.functional as F


class Encoder(nn.Module):
    def __init__(self, d=32, out=16):
        super().__init__()
        self.backbone = nn.Sequential(nn.Linear(24, d), nn.ReLU())
        self.projector = nn.Sequential(nn.Linear(d, d), nn.ReLU(), nn.Linear(d, out))

    def forward(self, x):
        return self.projector(self.backbone(x))


class SimCLR:
    def __init__(self, model, optimizer, temperature=0.07, n_views=2):
        self.model, self.optimizer = model, optimizer
        self.temperature, self.n_views = temperature, n_views
        self.criterion = torch.nn.CrossEntropyLoss()

    def info_nce_loss(self, features):
        batch = features.shape[0] // self.n_views
        labels = torch.cat([torch.arange(batch) for _ in range(self.n_views)], dim=0)
        labels = (labels.unsqueeze(0) == labels.unsqueeze(1)).float()
        features = F.normalize(features, dim=1)
        similarity = torch.matmul(features, features.T)
        mask = torch.eye(labels.shape[0], dtype=torch.bool)
        labels = labels[~mask].view(labels.shape[0], -1)
        similarity = similarity[~mask].view(similarity.shape[0], -1)
        positives = similarity[labels.bool()].view(labels.shape[0], -1)
        negatives = similarity[~labels.bool()].view(similarity.shape[0], -1)
        logits = torch.cat([positives, negatives], dim=1)
        labels = torch.zeros(logits.shape[0], dtype=torch.long)
        return logits / self.temperature, labels

    def train(self, loader, epochs):
        for epoch in range(epochs):
            for views in loader:
                features = self.model(torch.cat(views, dim=0))
                logits, labels = self.info_nce_loss(features)
                loss = self.criterion(logits, labels)
                self.optimizer.zero_grad()
                loss.backward()
                self.optimizer.step()
            top1 = (logits.argmax(1) == labels).float().mean()
            print(epoch, loss.item(), top1.item())


encoder = Encoder()
x = torch.randn(64, 24)
loader = [(x[i : i + 16] + 0.1 * torch.randn(16, 24), x[i : i + 16] + 0.1 * torch.randn(16, 24)) for i in range(0, 64, 16)]
SimCLR(encoder, torch.optim.Adam(encoder.parameters(), 3e-4)).train(loader, 2)
