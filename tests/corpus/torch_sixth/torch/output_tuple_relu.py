from dataclasses import dataclass
from typing import Optional

import torch
from torch import Tensor, nn


@dataclass
class ClassifierOutput:
    loss: Optional[Tensor] = None
    logits: Optional[Tensor] = None
    hidden: Optional[Tensor] = None


class SensorClassifier(nn.Module):
    def __init__(self, n_sensors: int, n_states: int):
        super().__init__()
        self.encoder = nn.TransformerEncoderLayer(16, 2, 32, dropout=0.0, batch_first=True)
        self.project = nn.Linear(n_sensors, 16)
        self.classifier = nn.Linear(16, n_states)
        self.n_states = n_states

    def forward(self, values: Tensor, labels: Optional[Tensor] = None) -> ClassifierOutput:
        hidden = self.encoder(self.project(values)).mean(dim=1)
        logits = torch.relu(self.classifier(hidden))
        loss = None
        if labels is not None:
            loss_fct = nn.CrossEntropyLoss()
            loss = loss_fct(logits.view(-1, self.n_states), labels.view(-1))
        return ClassifierOutput(loss=loss, logits=logits, hidden=hidden)


torch.manual_seed(0)
values = torch.randn(120, 8, 3)
labels = (values.mean((1, 2)) * 6).long().clamp(-1, 1) + 1
model = SensorClassifier(n_sensors=3, n_states=3)
opt = torch.optim.Adam(model.parameters(), lr=3e-3)
for step in range(30):
    out = model(values=values, labels=labels)
    opt.zero_grad()
    out.loss.backward()
    opt.step()
print(out.loss.item(), (out.logits.argmax(-1) == labels).float().mean().item())
