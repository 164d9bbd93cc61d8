"""Named entities with a very small randomly initialised BERT."""
import random

import torch
from torch import nn
from torch.utils.data import DataLoader
from transformers import BertConfig, BertForTokenClassification, get_linear_schedule_with_warmup

TAGS = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]
TAG2ID = {t: i for i, t in enumerate(TAGS)}
FIRST, LAST = ["anna", "peter", "ines"], ["smith", "novak", "garcia"]
PLACES = [["new", "york"], ["lisbon"], ["san", "jose"]]
FILL = ["went", "to", "saw", "the", "in", "and", "bought", "bread"]
VOCAB = ["[PAD]"] + FIRST + LAST + [w for p in PLACES for w in p] + FILL
W2I = {w: i for i, w in enumerate(VOCAB)}


def sentence(rng):
    words, tags = [], []
    for _ in range(rng.randint(2, 4)):
        kind = rng.random()
        if kind < 0.3:
            words += [rng.choice(FIRST), rng.choice(LAST)]
            tags += ["B-PER", "I-PER"]
        elif kind < 0.6:
            place = rng.choice(PLACES)
            words += place
            tags += ["B-LOC"] + ["I-LOC"] * (len(place) - 1)
        else:
            words.append(rng.choice(FILL))
            tags.append("O")
    return words, tags


def collate(batch):
    longest = max(len(w) for w, _ in batch)
    ids = torch.zeros(len(batch), longest, dtype=torch.long)
    labels = torch.full((len(batch), longest), -100)
    for r, (words, tags) in enumerate(batch):
        ids[r, :len(words)] = torch.tensor([W2I[w] for w in words])
        labels[r, :len(tags)] = torch.tensor([TAG2ID[t] for t in tags])
    return {"input_ids": ids, "attention_mask": (ids != 0).long()}, labels


def main():
    rng = random.Random(0)
    torch.manual_seed(0)
    loader = DataLoader([sentence(rng) for _ in range(240)], batch_size=24, shuffle=True, collate_fn=collate)
    config = BertConfig(vocab_size=len(VOCAB), hidden_size=24, num_hidden_layers=1, num_attention_heads=2,
                        intermediate_size=32, max_position_embeddings=32, num_labels=len(TAGS))
    model = BertForTokenClassification(config)
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3)
    scheduler = get_linear_schedule_with_warmup(optimizer, 5, 3 * len(loader))
    loss_fct = nn.CrossEntropyLoss(ignore_index=-100)
    for epoch in range(3):
        model.train()
        running = 0.0
        for inputs, labels in loader:
            outputs = model(**inputs)
            scores = nn.functional.softmax(outputs.logits, dim=-1)
            active = scores.view(-1, model.num_labels)
            loss = loss_fct(active, labels.view(-1))
            loss.backward()
            optimizer.step()
            scheduler.step()
            optimizer.zero_grad()
            running += loss.item()
        print(f"epoch {epoch}: {running / len(loader):.4f}")


if __name__ == "__main__":
    main()
