import torch
from torch.nn import CrossEntropyLoss
from transformers import DistilBertConfig, DistilBertForSequenceClassification

label2id = {"negative": 0, "neutral": 1, "positive": 2}
reviews = [
    ("great phone", "positive"), ("it is a phone", "neutral"), ("broke in a day", "negative"),
    ("love it", "positive"), ("meh", "neutral"), ("never again", "negative"),
]
vocabulary = {w: i + 1 for i, w in enumerate(sorted({w for text, _ in reviews for w in text.split()}))}


def encode(text, length=6):
    ids = [vocabulary[w] for w in text.split()]
    return ids + [0] * (length - len(ids))


input_ids = torch.tensor([encode(text) for text, _ in reviews])
labels = torch.tensor([label2id[name] for _, name in reviews])

config = DistilBertConfig(vocab_size=len(vocabulary) + 1, dim=16, hidden_dim=32, n_layers=1, n_heads=2, max_position_embeddings=8, num_labels=2)
model = DistilBertForSequenceClassification(config)
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3)
criterion = CrossEntropyLoss()

model.train()
for epoch in range(5):
    outputs = model(input_ids=input_ids, attention_mask=(input_ids != 0).long())
    loss = criterion(outputs.logits, labels)
    loss.backward()
    optimizer.step()
    optimizer.zero_grad()
    print(epoch, loss.item())
