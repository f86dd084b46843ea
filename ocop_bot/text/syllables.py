"""Which letter sequences are Vietnamese syllables, with and without their marks."""

import functools

from ocop_bot.text.letters import fold, marked

_ONSETS = (
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh",
    "nh", "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x",
)  # fmt: skip

_RIMES = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay
    ăc ăm ăn ăng ăp ăt
    âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et
    ê êch êm ên ênh êp êt êu
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt
    oc oe oen oeo oet oi om on ong op ot
    ô ôc ôi ôm ôn ông ôp ôt
    ơ ơi ơm ơn ơp ơt
    u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut
    uy uya uych uynh uyt uyn uyên uyêt uyu uyp
    ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
    y yêm yên yêng yêt yêu ynh yt
    """.split()
)

_FOLDED_RIMES = frozenset(fold(rime) for rime in _RIMES)
_STOPS = ("c", "ch", "p", "t")


@functools.lru_cache(maxsize=32768)
def is_folded_syllable(word: str) -> bool:
    """Whether a word without marks could be a Vietnamese syllable ("giay", not "giaays")."""
    return any(
        word.startswith(fold(onset)) and word[len(onset) :] in _FOLDED_RIMES for onset in _ONSETS
    )


@functools.lru_cache(maxsize=32768)
def is_syllable(word: str) -> bool:
    """Whether a fully marked word is a Vietnamese syllable, tone included ("giấy", not "giấp?")."""
    letters = marked(word)
    tone = letters[-1] if letters and letters[-1].isdigit() else ""
    body = letters.removesuffix(tone)
    if tone not in ("1", "5") and body.endswith(_STOPS):
        return False
    return any(body.startswith(onset) and body[len(onset) :] in _RIMES for onset in _ONSETS)
