"""The little Japanese that the stand-in model knows."""

from __future__ import annotations

_KNOWN = """
    model:モデル models:モデル language:言語 data:データ training:学習 trained:学習済み train:学習 users:利用者 user:利用者
    company:企業 companies:企業 research:研究 researchers:研究者 paper:論文 system:システム systems:システム code:コード
    developers:開発者 developer:開発者 performance:性能 results:結果 result:結果 cost:費用 costs:費用 price:価格 agent:エージェント
    agents:エージェント tool:ツール tools:ツール memory:メモリー speed:速度 latency:遅延 throughput:処理量 inference:推論
    reasoning:推論 benchmark:ベンチマーク benchmarks:ベンチマーク token:トークン tokens:トークン prompt:プロンプト
    prompts:プロンプト answer:回答 question:質問 questions:質問 example:例 examples:例 method:手法 methods:手法 approach:方法
    new:新しい large:大きな small:小さな open:公開 source:元 people:人々 world:世界 work:作業 time:時間 year:年 years:年
    month:か月 months:か月 day:日 days:日 week:週 weeks:週 hours:時間 minutes:分 seconds:秒 second:秒 minute:分 hour:時間 dollars:ドル dollar:ドル euros:ユーロ cents:セント today:今日 yesterday:昨日
    tuesday:火曜日 monday:月曜日 wednesday:水曜日 thursday:木曜日 friday:金曜日 saturday:土曜日 sunday:日曜日 problem:課題
    problems:課題 text:文章 image:画像 images:画像 video:動画 server:サーバー request:要求 requests:要求 network:ネットワーク
    layer:層 layers:層 attention:注意機構 network:網 version:版 release:公開 released:公開 launch:発表 launches:発表 feature:機能
    features:機能 security:安全性 safety:安全 safe:安全 government:政府 market:市場 investment:投資 science:科学 industry:業界
    hardware:ハードウェア software:ソフトウェア chip:半導体 chips:半導体 center:拠点 centers:拠点 percent:% math:数学 note:注記
    team:チーム project:プロジェクト projects:プロジェクト community:コミュニティー learning:学習 use:利用 used:利用 using:利用
    quality:品質 first:最初 next:次 better:改善 faster:高速 fast:高速 important:重要 many:多く more:さらに all:すべて
"""
KNOWN: dict[str, str] = {english: japanese for english, _, japanese in (pair.partition(":") for pair in _KNOWN.split())}
"""Common words of the field; every other word gets a compound of two NOUNS, chosen by its hash."""

NUMBER_WORDS = {"two": "二つ", "three": "三つ", "four": "四つ", "five": "五つ", "six": "六つ", "seven": "七つ"}

_NOUNS = (
    "分析 評価 設計 実装 検証 構成 処理 管理 運用 基盤 環境 資源 計算 予測 生成 変換 検索 整理 統合 分類 "
    "対応 判断 確認 改良 調整 選択 比較 観察 実験 理論 応用 領域 段階 要素 構造 関係 条件 規則 目的 手順 "
    "知識 情報 内容 表現 意味 文脈 対象 範囲 程度 品目 役割 主張 議論 視点 背景 影響 変化 成長 展開 連携 "
    "支援 提供 採用 導入 移行 更新 保守 監視 記録 報告 説明 紹介 提案 計画 方針 戦略 組織 社会 経済 政策 "
    "教育 医療 製造 通信 電力 速報 価値 効率 精度 信頼 柔軟 安定 多様 共通 独自 専門 一般 全体 部分 中心"
)
NOUNS = tuple(_NOUNS.split())

_SILENT = """a an the of to in on at by for with from as is are was were be been being it its this that these those and or but
    if then than so not no do does did has have had will would can could should may might must i we you they he she his
    her their our your my me us them who which what when where why how there here also just only very much into over
    under about up down out off while because such each some any other one s t re ve ll m d let's i'm it's"""
SILENT = frozenset(_SILENT.split())

PARTICLES = ("の", "を", "が", "に", "で", "と", "から", "による", "への", "という")
ENDINGS = (
    "を示しています", "と説明しています", "について述べています", "が重要になります", "を目指しています",
    "が確認されています", "に役立ちます", "につながります", "を取り上げています", "が求められます",
)  # fmt: skip

_NAMES = """Google Microsoft OpenAI Anthropic Meta Amazon Apple Nvidia NVIDIA Mistral Cohere DeepMind Hugging Gemini Claude
    Llama Qwen DeepSeek Python Rust Linux GitHub PyTorch TensorFlow Kubernetes Docker Intel Tesla Samsung Oracle IBM
    Cargo Java Transformers Transformer Gemma Mixtral Starship SpaceX"""
KNOWN_NAMES = frozenset(_NAMES.split())

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

TAGS = (
    "生成AI", "大規模言語モデル", "研究", "推論", "開発ツール", "オープンソース", "半導体", "規制", "安全性", "企業動向",
    "エージェント", "評価", "学習", "インフラ",
)  # fmt: skip

CHINESE = "这项研究说明了大语言模型在实际应用中的问题，我们认为开发者应该关注这些变化。"
ENGLISH = "Here is the text that you asked for, and it has been left in English by mistake."
NONSENSE = "ですがですがですがですがですがですがですがですがですがですがですがですが"

LEADS = {
    "depth": "根拠の示し方では、",
    "relevance": "AI とのかかわりでは、",
    "practicality": "使いみちでは、",
    "novelty": "新しさでは、",
}
"""A reason begins with its axis: an article of three sentences has no four things to say."""
