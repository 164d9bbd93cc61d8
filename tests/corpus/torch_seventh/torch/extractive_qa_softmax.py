import torch
import torch.nn as nn


class SpanModel(nn.Module):
    def __init__(self, vocab=70, d=24):
        super().__init__()
        self.embedding = nn.Embedding(vocab, d)
        self.lstm = nn.LSTM(d, d, batch_first=True, bidirectional=True)
        self.qa_outputs = nn.Linear(2 * d, 2)

    def forward(self, input_ids, start_positions=None, end_positions=None):
        sequence_output, _ = self.lstm(self.embedding(input_ids))
        logits = self.qa_outputs(sequence_output)
        start_logits, end_logits = logits.split(1, dim=-1)
        start_logits = start_logits.squeeze(-1).softmax(dim=-1)
        end_logits = end_logits.squeeze(-1).contiguous()
        total_loss = None
        if start_positions is not None and end_positions is not None:
            ignored_index = start_logits.size(1)
            start_positions = start_positions.clamp(0, ignored_index)
            end_positions = end_positions.clamp(0, ignored_index)
            loss_fct = nn.CrossEntropyLoss(ignore_index=ignored_index)
            total_loss = (loss_fct(start_logits, start_positions) + loss_fct(end_logits, end_positions)) / 2
        return total_loss, start_logits, end_logits


def best_span(start_logits, end_logits, max_len=5):
    p = start_logits.softmax(-1).unsqueeze(2) * end_logits.softmax(-1).unsqueeze(1)
    p = torch.triu(p) - torch.triu(p, diagonal=max_len)
    flat = p.flatten(1).argmax(1)
    return flat // p.size(2), flat % p.size(2)


model = SpanModel()
optimizer = torch.optim.AdamW(model.parameters(), 3e-3)
ids = torch.randint(0, 70, (20, 15))
start, end = torch.randint(0, 8, (20,)), torch.randint(8, 15, (20,))
for _ in range(4):
    loss, s, e = model(ids, start, end)
    loss.backward()
    optimizer.step()
    optimizer.zero_grad()
print(loss.item(), best_span(s.detach(), e.detach())[0][:4].tolist())
