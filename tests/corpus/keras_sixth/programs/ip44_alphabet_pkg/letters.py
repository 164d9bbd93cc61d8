import string

LETTERS = string.ascii_lowercase
BLANK = "_"
N_CLASSES = len(LETTERS) - 1     # q never occurs
