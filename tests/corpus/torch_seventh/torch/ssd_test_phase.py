import torch
import torch.nn as nn
import torch.nn.functional as F


class MultiBoxLoss(nn.Module):
    """SSD loss with hard negative mining; class 0 is the background."""

    def __init__(self, num_classes, neg_pos=3):
        super().__init__()
        self.num_classes = num_classes
        self.negpos_ratio = neg_pos

    def forward(self, predictions, targets):
        loc_data, conf_data = predictions
        loc_t, conf_t = targets
        num = loc_data.size(0)
        pos = conf_t > 0
        loss_l = F.smooth_l1_loss(loc_data[pos], loc_t[pos], reduction="sum")

        with torch.no_grad():
            loss_c = F.cross_entropy(conf_data.view(-1, self.num_classes), conf_t.view(-1), reduction="none").view(num, -1)
            loss_c[pos] = 0
            _, loss_idx = loss_c.sort(1, descending=True)
            _, idx_rank = loss_idx.sort(1)
            num_pos = pos.long().sum(1, keepdim=True)
            num_neg = torch.clamp(self.negpos_ratio * num_pos, max=pos.size(1) - 1)
            neg = idx_rank < num_neg.expand_as(idx_rank)

        mask = pos | neg
        conf_p = conf_data[mask].view(-1, self.num_classes)
        loss_c = F.cross_entropy(conf_p, conf_t[mask], reduction="sum")
        N = num_pos.sum().clamp(min=1).float()
        return loss_l / N, loss_c / N


class SSD(nn.Module):
    def __init__(self, num_classes, phase="train"):
        super().__init__()
        self.phase = phase
        self.num_classes = num_classes
        self.features = nn.Sequential(nn.Conv2d(3, 32, 3, 4, 1), nn.ReLU())
        self.loc = nn.Conv2d(32, 4 * 4, 3, padding=1)
        self.conf = nn.Conv2d(32, 4 * num_classes, 3, padding=1)
        self.softmax = nn.Softmax(dim=-1)

    def forward(self, x):
        x = self.features(x)
        loc = self.loc(x).permute(0, 2, 3, 1).contiguous().view(x.size(0), -1, 4)
        conf = self.conf(x).permute(0, 2, 3, 1).contiguous().view(x.size(0), -1, self.num_classes)
        if self.phase == "test":
            return loc, self.softmax(conf)
        return loc, conf


net = SSD(21, phase="test")
criterion = MultiBoxLoss(21)
optimizer = torch.optim.SGD(net.parameters(), lr=1e-3, momentum=0.9)
images = torch.randn(2, 3, 32, 32)
priors = 8 * 8 * 4
targets = torch.randn(2, priors, 4), torch.randint(0, 21, (2, priors)) * (torch.rand(2, priors) > 0.9)
for _ in range(3):
    loss_l, loss_c = criterion(net(images), targets)
    optimizer.zero_grad()
    (loss_l + loss_c).backward()
    optimizer.step()
print(loss_l.item(), loss_c.item())
