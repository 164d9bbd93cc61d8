import numpy as np
from transformers import BertConfig, BertForSequenceClassification, Trainer, TrainingArguments, set_seed

from data import INTENTS, BankQueries
from trainer import DistillationTrainer, DistillationTrainingArguments

COMMON = dict(report_to=[], save_strategy="no", disable_tqdm=True, per_device_train_batch_size=16, learning_rate=2e-3)


def make(hidden, layers):
    return BertForSequenceClassification(BertConfig(
        vocab_size=80, hidden_size=hidden, num_hidden_layers=layers, num_attention_heads=2,
        intermediate_size=2 * hidden, max_position_embeddings=16, num_labels=len(INTENTS)))


def compute_metrics(pred):
    predictions, labels = pred
    return {"accuracy": float((np.argmax(predictions, axis=1) == labels).mean())}


def main():
    set_seed(0)
    train, dev = BankQueries(320, 0), BankQueries(80, 1)
    teacher = make(32, 2)
    Trainer(model=teacher, args=TrainingArguments("teacher-out", num_train_epochs=2, **COMMON), train_dataset=train).train()
    student = make(16, 1)
    args = DistillationTrainingArguments("student-out", num_train_epochs=2, alpha=0.7, temperature=3.0, **COMMON)
    trainer = DistillationTrainer(model=student, args=args, teacher_model=teacher, train_dataset=train,
                                  eval_dataset=dev, compute_metrics=compute_metrics)
    trainer.train()
    print(trainer.evaluate())


if __name__ == "__main__":
    main()
