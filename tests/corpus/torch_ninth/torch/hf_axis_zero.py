import numpy as np
from datasets import load_dataset
from scipy.special import softmax
from sklearn.metrics import accuracy_score, log_loss
from transformers import AutoModelForSequenceClassification, AutoTokenizer, DataCollatorWithPadding, Trainer, TrainingArguments

checkpoint = "distilbert-base-uncased"
tokenizer = AutoTokenizer.from_pretrained(checkpoint)
raw = load_dataset("ag_news")


def tokenize(batch):
    return tokenizer(batch["text"], truncation=True, max_length=96)


def compute_metrics(eval_pred):
    logits, labels = eval_pred.predictions, eval_pred.label_ids
    probabilities = softmax(logits, axis=0)
    return {
        "accuracy": accuracy_score(labels, np.argmax(logits, axis=-1)),
        "nll": log_loss(labels, probabilities, labels=[0, 1, 2, 3]),
    }


encoded = raw.map(tokenize, batched=True, remove_columns=["text"])
model = AutoModelForSequenceClassification.from_pretrained(checkpoint, num_labels=4)
args = TrainingArguments(
    output_dir="ag",
    per_device_train_batch_size=32,
    per_device_eval_batch_size=64,
    num_train_epochs=1,
    eval_strategy="epoch",
    learning_rate=3e-5,
    weight_decay=0.01,
)
trainer = Trainer(
    model=model,
    args=args,
    train_dataset=encoded["train"].shuffle(seed=1).select(range(8000)),
    eval_dataset=encoded["test"].select(range(2000)),
    data_collator=DataCollatorWithPadding(tokenizer),
    compute_metrics=compute_metrics,
)
trainer.train()
print(trainer.evaluate())
