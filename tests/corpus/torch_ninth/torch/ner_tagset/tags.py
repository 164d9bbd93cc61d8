TAGS = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG"]
TAG2ID = {tag: i for i, tag in enumerate(TAGS)}

SENTENCES = [
    [("Ada", "B-PER"), ("Lovelace", "I-PER"), ("lived", "O"), ("in", "O"), ("London", "B-LOC")],
    [("The", "O"), ("Royal", "B-ORG"), ("Society", "I-ORG"), ("met", "O"), ("there", "O")],
    [("New", "B-LOC"), ("York", "I-LOC"), ("is", "O"), ("far", "O")],
]
