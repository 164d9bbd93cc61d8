import numpy as np
import torch
from datasets import Dataset
from scipy.special import softmax
from transformers import AutoModelForTokenClassification, AutoTokenizer, DataCollatorForTokenClassification, Trainer, TrainingArguments

LABELS = ["O", "B-DRUG", "I-DRUG", "B-DOSE", "I-DOSE"]
tokenizer = AutoTokenizer.from_pretrained("roberta-base", add_prefix_space=True)
raw = Dataset.from_dict(
    {
        "tokens": [["take", "two", "aspirin", "tablets", "daily"], ["ibuprofen", "400", "mg", "at", "night"]],
        "tags": [[0, 3, 1, 4, 0], [1, 3, 4, 0, 0]],
    }
)


def align(batch):
    enc = tokenizer(batch["tokens"], is_split_into_words=True, truncation=True)
    labels = []
    for i, tags in enumerate(batch["tags"]):
        previous, row = None, []
        for word in enc.word_ids(i):
            row.append(-100 if word is None or word == previous else tags[word])
            previous = word
        labels.append(row)
    enc["labels"] = labels
    return enc


def compute_metrics(p):
    predictions, labels = p
    confidence = softmax(predictions, axis=-1).max(-1)
    predictions = np.argmax(predictions, axis=2)
    mask = labels != -100
    sure = mask & (confidence > 0.5)
    return {
        "token_accuracy": (predictions[mask] == labels[mask]).mean(),
        "sure": sure.sum() / mask.sum(),
    }


ds = raw.map(align, batched=True, remove_columns=raw.column_names)
model = AutoModelForTokenClassification.from_pretrained(
    "roberta-base", num_labels=len(LABELS), id2label=dict(enumerate(LABELS)), label2id={l: i for i, l in enumerate(LABELS)}
)
trainer = Trainer(
    model=model,
    args=TrainingArguments("tags", num_train_epochs=1, eval_strategy="epoch"),
    train_dataset=ds,
    eval_dataset=ds,
    data_collator=DataCollatorForTokenClassification(tokenizer),
    compute_metrics=compute_metrics,
)
trainer.train()
