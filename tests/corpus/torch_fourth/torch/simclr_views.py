import torch
import torch.nn.functional as F
from torch import nn


class SimCLR:
    def __init__(self, model, optimizer, temperature=0.2, n_views=2):
        self.model, self.optimizer = model, optimizer
        self.temperature, self.n_views = temperature, n_views
        self.criterion = nn.CrossEntropyLoss()

    def info_nce_loss(self, features):
        batch = features.shape[0] // self.n_views
        labels = torch.cat([torch.arange(batch) for _ in range(self.n_views)], dim=0)
        labels = (labels.unsqueeze(0) == labels.unsqueeze(1)).float()
        features = F.normalize(features, dim=1)
        similarity_matrix = torch.matmul(features, features.T)

        mask = torch.eye(labels.shape[0], dtype=torch.bool)
        labels = labels[~mask].view(labels.shape[0], -1)
        similarity_matrix = similarity_matrix[~mask].view(similarity_matrix.shape[0], -1)

        positives = similarity_matrix[labels.bool()].view(labels.shape[0], -1)
        negatives = similarity_matrix[~labels.bool()].view(similarity_matrix.shape[0], -1)

        logits = torch.cat([positives, negatives], dim=1)
        labels = torch.zeros(logits.shape[0], dtype=torch.long)
        return logits / self.temperature, labels

    def train(self, batches):
        for x in batches:
            views = torch.cat([x + 0.2 * torch.randn_like(x), x + 0.2 * torch.randn_like(x)], dim=0)
            logits, labels = self.info_nce_loss(self.model(views))
            loss = self.criterion(logits, labels)
            self.optimizer.zero_grad()
            loss.backward()
            self.optimizer.step()
        top1 = (logits.argmax(dim=1) == labels).float().mean()
        return loss.item(), top1.item()


torch.manual_seed(0)
encoder = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 16))
simclr = SimCLR(encoder, torch.optim.Adam(encoder.parameters(), lr=3e-3))
print(simclr.train(torch.randn(80, 48, 10)))
