"""Models and trainers around PyTorch: Lightning, transformers, torchvision, timm, segmentation_models_pytorch, accelerate, opacus, ignite, skorch,
composer, peft.

A ready-made network ends in a linear layer: its output is logits, one for each class. torchvision's `head` is the attribute that holds
that layer and that programs put their own in place of. The networks that return several outputs in training (`inception_v3`, `googlenet`,
segmentation and detection models) do not stand here.
"""

from __future__ import annotations

from fromlogits.checker.catalogue.entry import Entry, Layer, Op

__all__ = ["ALIASES", "ENTRIES"]

_TRAINER = (
    "model=None args=None data_collator=None train_dataset=None eval_dataset=None processing_class=None model_init=None "
    "compute_loss_func=None compute_metrics=None | preprocess_logits_for_metrics=None"
)

# The dtype of everything in a module, or of its layers under autocast; 16 and "bf16" are what the mixed ones were called once.
_WHOLE = {"16-true": "float16", "bf16-true": "bfloat16"}
_MIXED = {16: "float16", "16": "float16", "16-mixed": "float16", "bf16": "bfloat16", "bf16-mixed": "bfloat16"}

_LIGHTNING: dict[str, Entry] = {
    "lightning.fabric.Fabric": Layer("object"),
    "lightning.fabric.Fabric.setup": Op("pass_through", "self *module:xs"),
    "lightning.fabric.Fabric.setup_dataloaders": Op("pass_through", "self *dataloaders:xs"),
    "lightning.fabric.Fabric.setup_module": Op("pass_through", "self *module:xs"),
    "lightning.pytorch.LightningModule": Layer("module", protocol="torch"),
    "lightning.pytorch.LightningDataModule": Layer("object"),
    **{
        f"lightning.pytorch.{owner}.{hook}": Op("identity", f"self batch:x{others} dataloader_idx")
        for owner in ("LightningDataModule", "LightningModule")
        for hook, others in (("on_before_batch_transfer", ""), ("transfer_batch_to_device", " device"), ("on_after_batch_transfer", ""))
    },
    "lightning.pytorch.Trainer": Layer("trainer", "| accelerator='auto' precision=None callbacks=None", whole=_WHOLE, mixed=_MIXED),
}

_ACCELERATE: dict[str, Entry] = {
    "accelerate.Accelerator": Layer("object"),
    "accelerate.Accelerator.gather": Op("identity", "self tensor:x"),
    "accelerate.Accelerator.gather_for_metrics": Op("identity", "self input_data:x"),
    "accelerate.Accelerator.prepare": Op("pass_through", "self *args:xs device_placement=None"),
    "accelerate.Accelerator.unwrap_model": Op("identity", "self model:x"),
}

# What trains with a gradient of each sample for itself.
_PRIVATE: dict[str, Entry] = {
    "backpack.extend": Op("pass_through", "*module:xs debug=False use_converter=False"),
    "opacus.PrivacyEngine": Layer("object"),
    "opacus.PrivacyEngine.make_private": Op(
        "made_private", "self | module optimizer criterion=None data_loader=None noise_multiplier=None grad_sample_mode='hooks'"
    ),
    "opacus.PrivacyEngine.make_private_with_epsilon": Op(
        "made_private", "self | module optimizer criterion=None data_loader=None target_epsilon=None grad_sample_mode='hooks'"
    ),
}

# The rank of the `logits` that a head of transformers returns; the classes are the last axis.
# (A head for semantic segmentation has them second and does not stand here.)
_HEADS = {
    "AudioClassification": 2,
    "CausalLM": 3,
    "ImageClassification": 2,
    "MaskedLM": 3,
    "MultipleChoice": 2,
    "NextSentencePrediction": 2,
    "Seq2SeqLM": 3,
    "SequenceClassification": 2,
    "TokenClassification": 3,
    "VideoClassification": 2,
}

# What a model makes of the labels that it is given along with its inputs: always cross-entropy, or what the labels are fit for.
_OWN_LOSS = {
    "AudioClassification": "cross-entropy",
    "ImageClassification": "by the labels",
    "SequenceClassification": "by the labels",
    "TokenClassification": "cross-entropy",
}

_TEXT = (
    "Albert Bart Bert BigBird Bloom Camembert ConvBert Deberta DebertaV2 DistilBert Electra Ernie Falcon Flaubert Funnel GPT2 GPTNeo "
    "GPTNeoX Gemma Gemma2 IBert LayoutLM LayoutLMv2 LayoutLMv3 Llama Longformer MBart MPNet MegatronBert Mistral MobileBert ModernBert "
    "OPT OpenAIGPT Phi Phi3 Qwen2 Qwen3 Roberta RoFormer SqueezeBert T5 XLM XLMRoberta XLNet"
).split()

_TOKENS = (
    "Albert Bert BigBird Camembert Deberta DebertaV2 DistilBert Electra Ernie LayoutLM LayoutLMv2 LayoutLMv3 Longformer MPNet MobileBert "
    "ModernBert Roberta XLMRoberta XLNet"
).split()

_IMAGES = (
    "Beit ConvNext ConvNextV2 DeiT Dinov2 EfficientNet MobileNetV1 MobileNetV2 MobileViT RegNet ResNet Segformer Swin Swinv2 ViT"
).split()

_NETWORKS = {
    **{f"AutoModelFor{head}": head for head in _HEADS},
    **{f"{network}ForSequenceClassification": "SequenceClassification" for network in _TEXT},
    **{f"{network}ForTokenClassification": "TokenClassification" for network in _TOKENS},
    **{f"{network}ForImageClassification": "ImageClassification" for network in _IMAGES},
    **{
        f"TF{network}ForSequenceClassification": "SequenceClassification"
        for network in ("Albert", "AutoModel", "Bert", "DistilBert", "Electra", "Roberta", "XLMRoberta", "XLNet")
    },
    "HubertForSequenceClassification": "AudioClassification",
    "Wav2Vec2ForSequenceClassification": "AudioClassification",
}

_TRANSFORMERS: dict[str, Entry] = {
    "torchmetrics.MetricCollection": Layer(
        "metric_collection", "metrics *additional_metrics | prefix=None postfix=None compute_groups=True"
    ),
    "torchmetrics.wrappers.BootStrapper": Layer("metric_collection", "base_metric:metrics num_bootstraps=10"),
    "torchmetrics.wrappers.ClasswiseWrapper": Layer("metric_collection", "metric:metrics labels=None prefix=None postfix=None"),
    "torchmetrics.wrappers.MetricTracker": Layer("metric_collection", "metric:metrics maximize=True"),
    "torchmetrics.wrappers.MinMaxMetric": Layer("metric_collection", "base_metric:metrics"),
    "torchmetrics.wrappers.Running": Layer("metric_collection", "base_metric:metrics window=5"),
    **{
        f"transformers.{name}": Layer("settings", "output_dir=None | fp16=False bf16=False")
        for name in ("Seq2SeqTrainingArguments", "TrainingArguments")
    },
    **{
        f"transformers.{network}Config": Layer("settings", "| num_labels=2 id2label=None problem_type=None")
        for network in (*_TEXT, *_IMAGES)
    },
    **{
        f"transformers.{network}Config.from_pretrained": Layer(
            "settings", "pretrained_model_name_or_path | num_labels=None id2label=None problem_type=None"
        )
        for network in ("Auto", *_TEXT, *_IMAGES)
    },
    **{
        f"transformers.{network}{way}": Layer(
            "pretrained",
            f"{first} | num_labels=None id2label=None problem_type=None",
            call="*inputs:x labels=None",
            head="logits",
            rank=_HEADS[head],
            own_loss=_OWN_LOSS.get(head),
        )
        for network, head in _NETWORKS.items()
        for way, first in (("", "config=None"), (".from_config", "config"), (".from_pretrained", "pretrained_model_name_or_path"))
    },
    **{
        f"transformers.{name}PreTrainedModel": Layer("module", protocol="torch")
        for name in ("", "Albert", "Bert", "Deberta", "DebertaV2", "DistilBert", "Electra", "Roberta", "ViT", "XLMRoberta", "XLNet")
    },
    **{f"transformers.{name}": Layer("trainer", _TRAINER) for name in ("Seq2SeqTrainer", "Trainer")},
}

_VISION_HEADS = {
    "classifier": (
        "alexnet convnext_base convnext_large convnext_small convnext_tiny densenet121 densenet161 densenet169 densenet201 efficientnet_b0 "
        "efficientnet_b1 efficientnet_b2 efficientnet_b3 efficientnet_b4 efficientnet_b5 efficientnet_b6 efficientnet_b7 efficientnet_v2_l "
        "efficientnet_v2_m efficientnet_v2_s maxvit_t mnasnet0_5 mnasnet0_75 mnasnet1_0 mnasnet1_3 mobilenet_v2 mobilenet_v3_large "
        "mobilenet_v3_small squeezenet1_0 squeezenet1_1 vgg11 vgg11_bn vgg13 vgg13_bn vgg16 vgg16_bn vgg19 vgg19_bn"
    ),
    "fc": (
        "regnet_x_16gf regnet_x_1_6gf regnet_x_32gf regnet_x_3_2gf regnet_x_400mf regnet_x_800mf regnet_x_8gf regnet_y_128gf regnet_y_16gf "
        "regnet_y_1_6gf regnet_y_32gf regnet_y_3_2gf regnet_y_400mf regnet_y_800mf regnet_y_8gf resnet101 resnet152 resnet18 resnet34 "
        "resnet50 resnext101_32x8d resnext101_64x4d resnext50_32x4d shufflenet_v2_x0_5 shufflenet_v2_x1_0 shufflenet_v2_x1_5 "
        "shufflenet_v2_x2_0 wide_resnet101_2 wide_resnet50_2"
    ),
    "head": "swin_b swin_s swin_t swin_v2_b swin_v2_s swin_v2_t",
    "heads": "vit_b_16 vit_b_32 vit_h_14 vit_l_16 vit_l_32",
}

# Where in a `classifier` of several layers the last linear one stands; a squeezenet has more behind it.
_LAST = {
    "alexnet": 6,
    "convnext": 2,
    "efficientnet": 1,
    "maxvit": 5,
    "mnasnet": 1,
    "mobilenet_v2": 1,
    "mobilenet_v3": 3,
    "vgg": 6,
    "vit": 0,
}

_TORCHVISION: dict[str, Entry] = {
    f"torchvision.models.{network}": Layer(
        "backbone",
        "pretrained=False progress=True | weights=None num_classes:classes=1000",
        activation=None,
        include_top=True,
        head=head,
        last=next((place for start, place in _LAST.items() if network.startswith(start)), None),
    )
    for head, networks in _VISION_HEADS.items()
    for network in networks.split()
}

_BY_NAME: dict[str, Entry] = {
    "peft.PeftModel.from_pretrained": Op("wrap", "model:f model_id"),
    "peft.get_peft_model": Op("wrap", "model:f peft_config"),
    "torch.hub.load": Op(
        "named_network", "repo_or_dir:repository model:name *args:arguments", library_of="torchvision.models", repositories="pytorch/vision"
    ),
    "torchvision.models.get_model": Op("named_network", "name", library_of="torchvision.models"),
}

_TIMM: dict[str, Entry] = {
    "timm.create_model": Layer(  # without `num_classes` the weights decide
        "backbone", "model_name pretrained=False | num_classes:classes=None", activation=None, include_top=True, head=None, last=None
    ),
}

# The last layer is a convolution over one place, upsampled.
_SEGMENTATION: dict[str, Entry] = {
    f"segmentation_models_pytorch.{network}": Layer(
        "conv", "encoder_name=None | classes:filters=1 activation=None kernel=1 stride=1 padding=0", rank=2, channels="first"
    )
    for network in "DPT DeepLabV3 DeepLabV3Plus FPN Linknet MAnet PAN PSPNet Segformer UPerNet Unet UnetPlusPlus".split()
}

_NAMED_AFTER = {"model": "module__", "loss": "criterion__"}

# They are handed a network and a loss, and train the one with the other; skorch makes both where it is handed classes.
_ENGINES: dict[str, Entry] = {
    "composer.Trainer": Layer("engine", "| model=None train_dataloader=None", own_loss=True),  # the model computes its loss of a batch
    "composer.models.ComposerModel": Layer("module", protocol="torch"),
    "ignite.engine.create_supervised_trainer": Layer(
        "engine", "model optimizer loss_fn:loss device=None non_blocking=False prepare_batch=None model_transform=None"
    ),
    "skorch.NeuralNet": Layer("engine", "module:model criterion:loss optimizer=None", prefixes=_NAMED_AFTER, logs=True),
    "skorch.NeuralNetBinaryClassifier": Layer(
        "engine", "module:model *args criterion:loss=None", prefixes=_NAMED_AFTER, by_default="torch.nn.BCEWithLogitsLoss"
    ),
    "skorch.NeuralNetClassifier": Layer("engine", "module:model *args criterion:loss=None", prefixes=_NAMED_AFTER, logs=True),
}

ENTRIES: dict[str, Entry] = {
    **_LIGHTNING,
    **_ACCELERATE,
    **_PRIVATE,
    **_TRANSFORMERS,
    **_TORCHVISION,
    **_BY_NAME,
    **_TIMM,
    **_SEGMENTATION,
    **_ENGINES,
}

_MODULES = "albert bert deberta deberta_v2 distilbert electra roberta vit xlm_roberta xlnet".split()

ALIASES: dict[str, str] = {
    **{
        f"torchmetrics.{name}": f"torchmetrics.wrappers.{name}"
        for name in ("BootStrapper", "ClasswiseWrapper", "MetricTracker", "MinMaxMetric")
    },
    "accelerate.accelerator": "accelerate",
    "composer.ComposerModel": "composer.models.ComposerModel",
    "opacus.privacy_engine": "opacus",
    "composer.trainer": "composer",
    "lightning.Fabric": "lightning.fabric.Fabric",
    "lightning.LightningDataModule": "lightning.pytorch.LightningDataModule",
    "lightning.LightningModule": "lightning.pytorch.LightningModule",
    "lightning.Trainer": "lightning.pytorch.Trainer",
    "lightning.fabric.fabric": "lightning.fabric",
    "lightning.pytorch.core": "lightning.pytorch",
    "lightning.pytorch.core.lightning": "lightning.pytorch",
    "lightning.pytorch.core.module": "lightning.pytorch",
    "lightning_fabric": "lightning.fabric",
    "pytorch_lightning": "lightning.pytorch",
    "segmentation_models_pytorch.decoders.unet": "segmentation_models_pytorch",
    "skorch.classifier": "skorch",
    "skorch.net": "skorch",
    "timm.models.create_model": "timm.create_model",
    "timm.models.factory.create_model": "timm.create_model",
    "torchvision.models.densenet": "torchvision.models",
    "torchvision.models.resnet": "torchvision.models",
    "torchvision.models.vgg": "torchvision.models",
    "transformers.modeling_utils": "transformers",
    "transformers.trainer": "transformers",
    "transformers.trainer_seq2seq": "transformers",
    **{f"transformers.models.{module}": "transformers" for module in _MODULES},
    **{f"transformers.models.{module}.modeling_{module}": "transformers" for module in _MODULES},
    "transformers.models.auto": "transformers",
    "transformers.models.auto.modeling_auto": "transformers",
}
