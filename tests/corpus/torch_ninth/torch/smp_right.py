import lightning as L
import segmentation_models_pytorch as smp
import torch


class PetSegmenter(L.LightningModule):
    def __init__(self, arch="FPN", encoder="resnet18", classes=1):
        super().__init__()
        self.model = smp.create_model(arch, encoder_name=encoder, in_channels=3, classes=classes, activation=None)
        self.dice = smp.losses.DiceLoss(smp.losses.BINARY_MODE, from_logits=True)
        self.bce = torch.nn.BCEWithLogitsLoss()
        self.outputs = {"train": [], "valid": []}

    def forward(self, image):
        return self.model(image)

    def shared_step(self, batch, stage):
        image, mask = batch["image"], batch["mask"]
        logits_mask = self.forward(image)
        loss = self.dice(logits_mask, mask) + self.bce(logits_mask, mask.float())
        prob_mask = logits_mask.sigmoid()
        pred_mask = (prob_mask > 0.5).float()
        tp, fp, fn, tn = smp.metrics.get_stats(pred_mask.long(), mask.long(), mode="binary")
        self.outputs[stage].append((tp, fp, fn, tn))
        return loss

    def shared_epoch_end(self, stage):
        tp, fp, fn, tn = (torch.cat(x) for x in zip(*self.outputs[stage]))
        self.log(f"{stage}_iou", smp.metrics.iou_score(tp, fp, fn, tn, reduction="micro"), prog_bar=True)
        self.outputs[stage].clear()

    def training_step(self, batch, batch_idx):
        return self.shared_step(batch, "train")

    def on_train_epoch_end(self):
        self.shared_epoch_end("train")

    def validation_step(self, batch, batch_idx):
        return self.shared_step(batch, "valid")

    def on_validation_epoch_end(self):
        self.shared_epoch_end("valid")

    def configure_optimizers(self):
        return torch.optim.Adam(self.parameters(), lr=1e-4)
