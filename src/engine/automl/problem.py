"""What is wrong with what the user gave, in a sentence."""


class Problem(Exception):
    pass
