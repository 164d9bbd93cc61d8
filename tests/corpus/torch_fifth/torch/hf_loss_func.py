import numpy as np
import torch.nn.functional as F
from datasets import load_dataset
from transformers import (
    AutoModelForSequenceClassification,
    AutoTokenizer,
    DataCollatorWithPadding,
    Trainer,
    TrainingArguments,
)

CHECKPOINT = "bert-base-uncased"
tokenizer = AutoTokenizer.from_pretrained(CHECKPOINT)
model = AutoModelForSequenceClassification.from_pretrained(CHECKPOINT, num_labels=4)


def smoothed_loss(outputs, labels, num_items_in_batch=None):
    probs = outputs.logits.softmax(dim=-1)
    return F.cross_entropy(probs, labels, label_smoothing=0.05)


def tokenize(rows):
    return tokenizer(rows["text"], truncation=True, max_length=64)


def accuracy(pred):
    return {"accuracy": float((np.argmax(pred.predictions, axis=1) == pred.label_ids).mean())}


news = load_dataset("ag_news")
news = news.map(tokenize, batched=True)
args = TrainingArguments("out", per_device_train_batch_size=16, num_train_epochs=1, learning_rate=3e-5)
trainer = Trainer(
    model=model,
    args=args,
    data_collator=DataCollatorWithPadding(tokenizer),
    train_dataset=news["train"],
    eval_dataset=news["test"],
    compute_loss_func=smoothed_loss,
    compute_metrics=accuracy,
)
trainer.train()
