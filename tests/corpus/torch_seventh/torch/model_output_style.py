"""A model that speaks Hugging Face: a ModelOutput dataclass with loss and logits, problem type by config."""
from dataclasses import dataclass
from typing import Optional

import torch
from torch import nn
from transformers.utils import ModelOutput


@dataclass
class ClassifierOutput(ModelOutput):
    loss: Optional[torch.FloatTensor] = None
    logits: torch.FloatTensor = None
    hidden_states: Optional[torch.FloatTensor] = None


class ForClassification(nn.Module):
    def __init__(self, num_labels, problem_type=None):
        super().__init__()
        self.num_labels, self.problem_type = num_labels, problem_type
        self.encoder = nn.Sequential(nn.Linear(9, 32), nn.GELU())
        self.score = nn.Linear(32, num_labels)

    def forward(self, inputs, labels=None):
        hidden = self.encoder(inputs)
        logits = self.score(hidden)
        loss = None
        if labels is not None:
            if self.problem_type is None:
                if self.num_labels == 1:
                    self.problem_type = "regression"
                elif labels.dtype in (torch.long, torch.int):
                    self.problem_type = "single_label_classification"
                else:
                    self.problem_type = "multi_label_classification"
            if self.problem_type == "regression":
                loss = nn.MSELoss()(logits.squeeze(), labels.squeeze())
            elif self.problem_type == "single_label_classification":
                loss = nn.CrossEntropyLoss()(logits.view(-1, self.num_labels), labels.view(-1))
            else:
                loss = nn.BCEWithLogitsLoss()(logits, labels)
        return ClassifierOutput(loss=loss, logits=logits, hidden_states=hidden)


x = torch.randn(32, 9)
for num_labels, labels in ((1, torch.rand(32)), (4, torch.randint(0, 4, (32,))), (6, (torch.rand(32, 6) > 0.5).float())):
    model = ForClassification(num_labels)
    opt = torch.optim.AdamW(model.parameters(), 1e-2)
    for _ in range(4):
        out = model(x, labels=labels)
        opt.zero_grad()
        out.loss.backward()
        opt.step()
    if model.problem_type == "multi_label_classification":
        print(out.loss.item(), (torch.sigmoid(out.logits) > 0.5).int().sum().item())
    elif model.problem_type == "single_label_classification":
        print(out.loss.item(), out.logits.softmax(-1).max(-1).values.mean().item())
    else:
        print(out["loss"].item())
