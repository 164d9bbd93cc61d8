from collections import OrderedDict

TAGS = ("O", "B-DRUG", "I-DRUG", "B-DOSE", "I-DOSE")
PAD = "<pad>"


def tag_index():
    """Padding comes first, so that a zero-padded batch is right without more work."""
    return OrderedDict((tag, i) for i, tag in enumerate((PAD, *TAGS)))
