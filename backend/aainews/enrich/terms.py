"""Chinese words of the trade that models trained on much Chinese put into Japanese, and what Japanese says instead.

Each is replaced only where the source says what the word means there, so the replacement is exact; whatever is not in
the table is left for the gate to find.
"""

from __future__ import annotations

import re

_TABLE: tuple[tuple[str, str, str], ...] = (
    (r"推理(?!小説|ゲーム|作家)", "推論", r"reason|infer"),
    (r"多模[態态]", "マルチモーダル", r"multi-?modal"),
    (r"模型", "モデル", r"\bmodels?\b"),
    (r"(?:数据|數據)", "データ", r"\bdata"),
    (r"公司", "企業", r"compan|\bfirms?\b|startup"),
    (r"部署(?=し|する|され|でき|を行)", "デプロイ", r"deploy"),
    (r"系[统統](?!的)", "システム", r"system"),
    (r"算法", "アルゴリズム", r"algorithm"),
    (r"(?:網絡|网络)", "ネットワーク", r"network"),
    (r"(?:用戶|用户)", "ユーザー", r"\busers?\b"),
    (r"前所未有の", "前例のない", r"unprecedented|never before"),
    (r"芯片", "チップ", r"\bchips?\b"),
    (r"(?:軟件|软件)", "ソフトウェア", r"software"),
    (r"硬件", "ハードウェア", r"hardware"),
    (r"平台", "プラットフォーム", r"platform"),
    (r"增加", "増加", r""),
    (r"人工智能", "人工知能", r""),
)
TERMS = tuple((re.compile(wrong), right, re.compile(meaning, re.IGNORECASE)) for wrong, right, meaning in _TABLE)


def in_japanese_terms(ja: str, source: str) -> str:
    """`ja` with the words of the table put into Japanese where `source` warrants it."""
    for wrong, right, meaning in TERMS:
        if wrong.search(ja) and not wrong.search(source) and meaning.search(source):
            ja = wrong.sub(right, ja)
    return ja
