import numpy as np
import torch
from datasets import load_dataset
from transformers import (
    AutoModelForTokenClassification,
    AutoTokenizer,
    DataCollatorForTokenClassification,
    Trainer,
    TrainingArguments,
)

raw = load_dataset("conll2003")
names = raw["train"].features["ner_tags"].feature.names
tokenizer = AutoTokenizer.from_pretrained("distilbert-base-cased")
model = AutoModelForTokenClassification.from_pretrained("distilbert-base-cased", num_labels=len(names))


def align(batch):
    enc = tokenizer(batch["tokens"], is_split_into_words=True, truncation=True)
    enc["labels"] = []
    for i, tags in enumerate(batch["ner_tags"]):
        last, row = None, []
        for w in enc.word_ids(i):
            row.append(-100 if w is None or w == last else tags[w])
            last = w
        enc["labels"].append(row)
    return enc


class WeightedTrainer(Trainer):
    weights = torch.tensor([0.2] + [1.0] * (len(names) - 1))

    def compute_loss(self, model, inputs, return_outputs=False, num_items_in_batch=None):
        labels = inputs.pop("labels")
        outputs = model(**inputs)
        flat = outputs.logits.view(-1, len(names))
        loss = torch.nn.functional.cross_entropy(flat, labels.view(-1), weight=self.weights.to(flat.device))
        return (loss, outputs) if return_outputs else loss


def metrics(p):
    pred = np.argmax(p.predictions, axis=2)
    keep = p.label_ids != -100
    return {"token_accuracy": float((pred[keep] == p.label_ids[keep]).mean())}


data = raw.map(align, batched=True, remove_columns=raw["train"].column_names)
WeightedTrainer(
    model=model,
    args=TrainingArguments("ner", num_train_epochs=1),
    train_dataset=data["train"],
    eval_dataset=data["validation"],
    data_collator=DataCollatorForTokenClassification(tokenizer),
    compute_metrics=metrics,
).train()
