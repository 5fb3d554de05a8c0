"""Words in and out. Naïve about spelling, careful about letters: e\u0301 is é."""

SPACES = "\u2003"


def split(text):
    # 日本語 has no spaces; ﷽ is one character; 👩🏽‍🚀 is one person; ñ is two.
    return [word for word in text.replace("—", " ").split() if word]


def join(words):
    return " ".join(words)  # the other way round: wide 你好, combining ạ̊, zero​width, ‮rtl‬
