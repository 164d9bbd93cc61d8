"""One score per (question, choice) pair, reshaped to (N, num_choices) for the cross-entropy."""
import torch
import torch.nn as nn


class ForMultipleChoice(nn.Module):
    def __init__(self, vocab=60, d=16):
        super().__init__()
        self.embed = nn.EmbeddingBag(vocab, d)
        self.dropout = nn.Dropout(0.1)
        self.classifier = nn.Linear(d, 1)

    def forward(self, input_ids, labels=None):
        num_choices = input_ids.shape[1]
        flat = input_ids.view(-1, input_ids.size(-1))
        pooled = self.dropout(torch.tanh(self.embed(flat)))
        logits = self.classifier(pooled)
        reshaped_logits = logits.view(-1, num_choices)
        loss = None
        if labels is not None:
            loss = nn.CrossEntropyLoss()(reshaped_logits, labels)
        return (loss, reshaped_logits) if loss is not None else reshaped_logits


model = ForMultipleChoice()
opt = torch.optim.Adam(model.parameters(), lr=1e-2)
ids, labels = torch.randint(0, 60, (24, 4, 10)), torch.randint(0, 4, (24,))
for _ in range(5):
    loss, logits = model(ids, labels)
    opt.zero_grad()
    loss.backward()
    opt.step()
with torch.no_grad():
    probabilities = torch.softmax(model(ids), dim=1)
print(loss.item(), probabilities.max(1).values.mean().item())
