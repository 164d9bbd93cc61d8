import torch
import torch.nn as nn
import torch.nn.functional as F


def euclidean(a, b):
    n, m = a.size(0), b.size(0)
    return torch.pow(a.unsqueeze(1).expand(n, m, -1) - b.unsqueeze(0).expand(n, m, -1), 2).sum(2)


class Protonet(nn.Module):
    def __init__(self, encoder):
        super().__init__()
        self.encoder = encoder

    def loss(self, support, query):
        n_class, n_support = support.size(0), support.size(1)
        n_query = query.size(1)
        target_inds = torch.arange(0, n_class).view(n_class, 1, 1).expand(n_class, n_query, 1).long()
        x = torch.cat([support.reshape(n_class * n_support, -1), query.reshape(n_class * n_query, -1)], 0)
        z = self.encoder(x)
        z_proto = z[: n_class * n_support].view(n_class, n_support, z.size(-1)).mean(1)
        zq = z[n_class * n_support :]
        dists = euclidean(zq, z_proto)
        log_p_y = F.log_softmax(-dists, dim=1).view(n_class, n_query, -1)
        loss_val = -log_p_y.gather(2, target_inds).squeeze().view(-1).mean()
        _, y_hat = log_p_y.max(2)
        acc_val = torch.eq(y_hat, target_inds.squeeze()).float().mean()
        return loss_val, {"loss": loss_val.item(), "acc": acc_val.item()}


model = Protonet(nn.Sequential(nn.Linear(30, 64), nn.ReLU(), nn.Linear(64, 16)))
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
for episode in range(5):
    optimizer.zero_grad()
    loss, info = model.loss(torch.randn(5, 3, 30), torch.randn(5, 4, 30))
    loss.backward()
    optimizer.step()
    print(episode, info)
