"""Japanese AI news that nobody wrote: words by rank, sentences by pattern, articles by length. Same seed, same text."""

from __future__ import annotations

import random
from itertools import accumulate

from aainews.domain.analysis import EntityKind
from aainews.reference.rows import rows

_NOUNS = """
推論 学習 企業 規制 精度 性能 研究 開発 評価 画像 音声 動画 言語 市場 投資 提携 買収 訴訟 著作権 半導体 電力 雇用 教育 医療
金融 製造 物流 農業 行政 国防 検索 翻訳 要約 生成 分類 予測 最適化 自動化 安全性 透明性 説明責任 脆弱性 攻撃 防御 監査 倫理 偏り
幻覚 蒸留 量子化 微調整 事前学習 強化学習 機械学習 深層学習 転移学習 連合学習 生成AI AIエージェント 大規模言語モデル 基盤モデル
拡散モデル 推論コスト データセンター データセット ベンチマーク オープンソース エージェント プロンプト トークン パラメータ アルゴリズム
サーバー クラウド ロボット ソフトウェア ハードウェア アプリケーション インターフェース プラットフォーム フレームワーク ライブラリ
ワークフロー チャットボット アシスタント ブラウザー ユーザー コンピューター メモリー セキュリティー プライバシー スタートアップ
サブスクリプション ダッシュボード プログラミング 利用者 開発者 研究者 経営者 消費者 投資家 政府 大学 財団 当局 裁判所 議会 欧州連合
米国 中国 日本 英国 韓国 資金調達 時価総額 売上高 利益率 公開 発表 導入 拡大 縮小 延期 撤回 更新 改善 統合 対応 提供 採用 契約
合意 調査 報告 指針 法案 方針 戦略 計画 目標 課題 懸念 批判 期待 反応
"""
_LATIN = """
API GPU LLM RAG SDK CLI JSON CUDA Transformer Python Rust TypeScript
Kubernetes Docker GitHub PyTorch TensorFlow JAX vLLM llama.cpp MCP REST
HTTP SQL NPU TPU HBM MoE LoRA RLHF DPO SFT BERT CLIP Whisper benchmark
agent token open-source fine-tuning Copilot Studio Vision Chat Code Search
Assistants Realtime Batch Preview Enterprise Team Pro Max Mini Nano
"""
NOUNS: tuple[str, ...] = tuple(_NOUNS.split())
LATIN: tuple[str, ...] = tuple(_LATIN.split())
VERBS = ("発表した", "公開した", "始めた", "明らかにした", "進めている", "検討している", "上回った", "下回った", "認めた", "批判した",
         "導入した", "拡大する", "見直す", "求めている", "示した", "支える")  # fmt: skip
JOINTS = ("の", "と", "による", "向けの", "に関する", "を使った", "における")
PATTERNS = (
    "{name}は{a}{j}{b}を{v}。",
    "{a}の{b}について、{name}は{n}%の改善を{v}。",
    "これにより{a}{j}{b}が{v}。",
    "{name}の{latin}は、{a}と{b}を{n}倍に高める。",
    "{a}が課題となる中、{b}{j}{c}を{v}。",
    "研究チームは{latin}を用いて{a}{j}{b}を{v}。",
    "{c}をめぐり、{a}と{b}の間で{n}億ドル規模の合意に至った。",
)
KANJI = "新旧高低長短強弱多少前後内外上下左右大小中東西南北春夏秋冬山川海空光音色形力気心体手足目耳口道路町村国家社会経済文化科学技術情報通信"
KANA = "アイウエオカキクケコサシスセソタチツテトナニネノハヒフヘホマミムメモヤユヨラリルレロワンガギグゲゴザジズデドバビブベボパピプペポ"


class Words:
    """`random.Random` with words of a made-up year: about Zipf's frequencies over some 6,000 nouns and all known names."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        made = {"".join(self.chance.choices(KANJI, k=2)) for _ in range(4000)}
        made |= {"".join(self.chance.choices(KANA, k=self.chance.randint(3, 6))) for _ in range(2000)}
        self.nouns = [*NOUNS, *sorted(made)]
        self.names = [
            (kind, row.slug, row.name)
            for kind in (EntityKind.COMPANY, EntityKind.MODEL, EntityKind.TOOL)
            for row in rows(kind)
        ]
        self.chance.shuffle(self.names)
        self._noun_weights = _zipf(len(self.nouns), 0.9)
        self._latin_weights = _zipf(len(LATIN), 0.8)
        self._name_weights = _zipf(len(self.names), 1.0)

    def some_names(self, number: int) -> list[tuple[EntityKind, str, str]]:
        return list(dict.fromkeys(self.chance.choices(self.names, cum_weights=self._name_weights, k=number)))

    def some_nouns(self, number: int) -> list[str]:
        return self.chance.choices(self.nouns, cum_weights=self._noun_weights, k=number)

    def text(self, characters: int, names: list[str], topics: list[str]) -> list[str]:
        """Paragraphs of three to five sentences, together about that long; names and topics come up more than others."""
        chance, sentences, length = self.chance, [], 0
        nouns = iter(self.some_nouns(characters // 4 + 9))
        latin = iter(chance.choices(LATIN, cum_weights=self._latin_weights, k=characters // 10 + 3))
        while length < characters:
            a, b, c = next(nouns), next(nouns), next(nouns)
            if topics and chance.random() < 0.25:
                a = chance.choice(topics)
            sentence = chance.choice(PATTERNS).format(
                name=chance.choice(names) if names else a, a=a, b=b, c=c, latin=next(latin), n=chance.randint(2, 99),
                v=chance.choice(VERBS), j=chance.choice(JOINTS),
            )  # fmt: skip
            sentences.append(sentence)
            length += len(sentence)
        return ["".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4)]


def _zipf(number: int, power: float) -> list[float]:
    return list(accumulate(1 / (rank + 3) ** power for rank in range(number)))
