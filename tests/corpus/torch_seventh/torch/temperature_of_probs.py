"""Temperature scaling with LBFGS and the expected calibration error."""
import torch
from torch import nn, optim
from torch.nn import functional as F


class ModelWithTemperature(nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model
        self.temperature = nn.Parameter(torch.ones(1) * 1.5)

    def forward(self, input):
        return self.temperature_scale(self.model(input))

    def temperature_scale(self, logits):
        return logits / self.temperature.unsqueeze(1).expand(logits.size(0), logits.size(1))

    def set_temperature(self, loader):
        nll_criterion, ece_criterion = nn.CrossEntropyLoss(), ECELoss()
        logits_list, labels_list = [], []
        with torch.no_grad():
            for input, label in loader:
                logits_list.append(F.softmax(self.model(input), dim=1))
                labels_list.append(label)
        logits, labels = torch.cat(logits_list), torch.cat(labels_list)
        print("before", nll_criterion(logits, labels).item(), ece_criterion(logits, labels).item())
        optimizer = optim.LBFGS([self.temperature], lr=0.01, max_iter=20)

        def closure():
            optimizer.zero_grad()
            loss = nll_criterion(self.temperature_scale(logits), labels)
            loss.backward()
            return loss

        optimizer.step(closure)
        scaled = self.temperature_scale(logits)
        print("after", nll_criterion(scaled, labels).item(), ece_criterion(scaled, labels).item())
        return self


class ECELoss(nn.Module):
    def __init__(self, n_bins=15):
        super().__init__()
        edges = torch.linspace(0, 1, n_bins + 1)
        self.bin_lowers, self.bin_uppers = edges[:-1], edges[1:]

    def forward(self, logits, labels):
        softmaxes = F.softmax(logits, dim=1)
        confidences, predictions = torch.max(softmaxes, 1)
        accuracies = predictions.eq(labels)
        ece = torch.zeros(1)
        for lower, upper in zip(self.bin_lowers, self.bin_uppers):
            in_bin = confidences.gt(lower.item()) * confidences.le(upper.item())
            prop = in_bin.float().mean()
            if prop.item() > 0:
                ece += torch.abs(confidences[in_bin].mean() - accuracies[in_bin].float().mean()) * prop
        return ece


net = nn.Linear(10, 4)
loader = [(torch.randn(32, 10), torch.randint(0, 4, (32,))) for _ in range(4)]
optimizer = optim.SGD(net.parameters(), 0.1)
for input, label in loader:
    optimizer.zero_grad()
    F.cross_entropy(net(input), label).backward()
    optimizer.step()
ModelWithTemperature(net).set_temperature(loader)
