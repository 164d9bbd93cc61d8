import evaluate
import numpy as np
import torch
from datasets import load_dataset
from torch import nn
from transformers import (
    AutoModelForSequenceClassification,
    AutoTokenizer,
    DataCollatorWithPadding,
    Trainer,
    TrainingArguments,
)

CHECKPOINT = "bert-base-uncased"
tokenizer = AutoTokenizer.from_pretrained(CHECKPOINT)
metric = evaluate.load("f1")


def tokenize(examples):
    return tokenizer(examples["sentence"], truncation=True)


def compute_metrics(eval_pred):
    logits, labels = eval_pred
    predictions = np.argmax(logits, axis=-1)
    return metric.compute(predictions=predictions, references=labels, average="macro")


class WeightedTrainer(Trainer):
    def __init__(self, *args, class_weights=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.class_weights = class_weights

    def compute_loss(self, model, inputs, return_outputs=False, num_items_in_batch=None):
        labels = inputs.pop("labels")
        outputs = model(**inputs)
        probs = nn.functional.softmax(outputs.logits, dim=-1)
        criterion = nn.CrossEntropyLoss(weight=self.class_weights.to(probs.device))
        loss = criterion(probs, labels)
        return (loss, outputs) if return_outputs else loss


raw = load_dataset("glue", "cola").map(tokenize, batched=True)
model = AutoModelForSequenceClassification.from_pretrained(CHECKPOINT, num_labels=2)
counts = np.bincount(raw["train"]["label"])
weights = torch.tensor(counts.sum() / (2 * counts), dtype=torch.float32)
args = TrainingArguments(output_dir="cola", num_train_epochs=2, per_device_train_batch_size=16, eval_strategy="epoch")
trainer = WeightedTrainer(
    model=model,
    args=args,
    train_dataset=raw["train"],
    eval_dataset=raw["validation"],
    data_collator=DataCollatorWithPadding(tokenizer),
    compute_metrics=compute_metrics,
    class_weights=weights,
)
trainer.train()
