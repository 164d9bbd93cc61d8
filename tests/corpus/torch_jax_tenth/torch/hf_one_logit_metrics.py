import numpy as np
import torch
from datasets import load_dataset
from transformers import AutoModelForSequenceClassification, AutoTokenizer, Trainer, TrainingArguments

name = "roberta-base"
tokenizer = AutoTokenizer.from_pretrained(name)
raw = load_dataset("civil_comments", split="train[:2000]").train_test_split(0.2)


def prepare(batch):
    enc = tokenizer(batch["text"], truncation=True, padding="max_length", max_length=128)
    enc["labels"] = [float(t >= 0.5) for t in batch["toxicity"]]
    return enc


class BinaryTrainer(Trainer):
    def compute_loss(self, model, inputs, return_outputs=False, **kwargs):
        labels = inputs.pop("labels")
        outputs = model(**inputs)
        loss = torch.nn.functional.binary_cross_entropy_with_logits(outputs.logits.squeeze(-1), labels.float())
        return (loss, outputs) if return_outputs else loss


def compute_metrics(eval_pred):
    logits, labels = eval_pred
    preds = (logits.squeeze(-1) > 0.5).astype(np.int64)
    return {"accuracy": (preds == labels).mean()}


tok = raw.map(prepare, batched=True)
model = AutoModelForSequenceClassification.from_pretrained(name, num_labels=1)
trainer = BinaryTrainer(
    model=model,
    args=TrainingArguments("tox", per_device_train_batch_size=16, eval_strategy="epoch"),
    train_dataset=tok["train"],
    eval_dataset=tok["test"],
    compute_metrics=compute_metrics,
)
trainer.train()
