"""What the browser tests and the screenshots show: invented news of invented companies, in every state a page can have."""

from __future__ import annotations

from typing import NamedTuple

from aainews.domain.documents import Cell, Code, Figure, Heading, ListItem, Math, Paragraph, Quote, Segment


class Story(NamedTuple):
    """`hours` before now; `scores` in the order depth, relevance, practicality, novelty, or None for 未評価."""

    id: str
    source: str
    hours: float
    title: str
    original: str
    tldr: str
    scores: tuple[int, int, int, int] | None
    tags: tuple[str, ...]
    minutes: int
    state: str = "published"
    title_status: str | None = None
    model_label: str | None = None
    date_only: bool = False


SOURCES: tuple[tuple[str, str, str, str, str, str | None], ...] = (
    # slug, name, kind, language, rights, note
    ("hoshi-lab", "Hoshi Research", "lab", "en", "full", "CC BY 4.0 で公開"),
    ("northwind", "Northwind Weekly", "newsletter", "en", "summary", None),
    ("kumo-blog", "Kumo Engineering", "blog", "en", "full", None),
    ("tessera", "Tessera News", "news", "en", "summary", "利用規約に従い要約のみ"),
    ("papers-daily", "Papers Daily", "paper", "en", "full", None),
    ("gengo", "言語処理通信", "blog", "ja", "full", None),
    ("toolbench", "Toolbench", "tools", "en", "link", None),
    ("quiet-feed", "Quiet Feed", "blog", "en", "summary", None),
)

STORIES: tuple[Story, ...] = (
    Story(
        "a01",
        "hoshi-lab",
        1.2,
        "小さなモデルが自分の誤りに気づく：検証器を学習に組み込む手法が推論コストを 41% 削減",
        "Small models that notice their own mistakes: verifiers in the loop cut inference cost by 41%",
        "70億パラメーターのモデルに軽い検証器を組み合わせ、疑わしい手順だけをやり直す学習法を公開。数学と"
        "コードの4つのベンチマークで精度を保ったまま、推論コストを平均 41% 減らした。重みとコードも公開された。",
        (5, 5, 4, 4),
        ("推論", "検証器", "小型モデル", "オープンウェイト"),
        9,
    ),
    Story(
        "a02",
        "tessera",
        2.4,
        "Kumo、社内文書を外に出さない検索エージェントを一般提供　価格は1席あたり月 18 ドル",
        "Kumo makes its private search agent generally available at $18 per seat",
        "文書の索引と推論を顧客の環境だけで完結させる検索エージェントが一般提供になった。"
        "監査記録と権限の引き継ぎを標準で備え、価格は1席あたり月 18 ドル。",
        (3, 5, 5, 3),
        ("エージェント", "企業向け", "検索"),
        2,
    ),
    Story(
        "a03",
        "northwind",
        3.1,
        "AI の電力消費、2030年に 945 TWh へ倍増との新推計　データセンター立地に影響",
        "AI power use to double to 945 TWh by 2030, new estimate says",
        "新しい推計は、世界のデータセンターの電力消費が 2030 年に 945 TWh に達すると見込む。"
        "送電網の空き容量が立地選びの最大の制約になりつつある。",
        (4, 4, 2, 3),
        ("電力", "データセンター", "政策"),
        3,
    ),
    Story(
        "a04",
        "kumo-blog",
        5.0,
        "1 枚の GPU で 128k トークンを扱う：KV キャッシュを 4 ビットに量子化した記録",
        "128k tokens on one GPU: notes on quantising the KV cache to 4 bits",
        "KV キャッシュを 4 ビットに量子化し、128k トークンの文脈を 24 GB の GPU 1 枚で動かした実装の記録。"
        "精度の低下は長文質問応答で 0.6 ポイントにとどまった。",
        (5, 4, 5, 3),
        ("量子化", "推論", "GPU"),
        12,
    ),
    Story(
        "a05",
        "gengo",
        7.5,
        "日本語の長文要約はなぜ難しいか：照応と省略から見た評価方法の提案",
        "日本語の長文要約はなぜ難しいか：照応と省略から見た評価方法の提案",
        "主語の省略が多い日本語では、要約の正しさを語の重なりだけでは測れない。"
        "省略を補った文同士を比べる評価方法を提案し、人手の判断との相関が高まることを示した。",
        (4, 3, 3, 4),
        ("日本語", "評価", "要約"),
        6,
    ),
    Story(
        "a06",
        "papers-daily",
        9.0,
        "合成データだけで学習した視覚言語モデルが図表の読解で人手データに並ぶ",
        "A vision-language model trained only on synthetic charts matches human-labelled data",
        "プログラムで描いた 120 万枚の図表だけで学習したモデルが、図表質問応答で人手データを使った"
        "モデルと同等の精度に達した。",
        (4, 4, 3, 4),
        ("視覚言語モデル", "合成データ"),
        5,
        state="published_partly",
    ),
    Story(
        "a07",
        "toolbench",
        11.0,
        "Show: ターミナルで動くローカル音声書き起こしツール",
        "Show: local speech-to-text in your terminal",
        "",
        None,
        (),
        0,
        date_only=True,
    ),
    Story(
        "a08",
        "tessera",
        13.0,
        "欧州委、汎用 AI モデルの透明性報告の書式を確定　提出期限は 8 月 2 日",
        "EU settles transparency template for general-purpose AI models",
        "欧州委員会が汎用 AI モデルの提供者に求める透明性報告の書式を確定した。"
        "学習データの要約、計算量、既知の限界の記載が必要になる。",
        (3, 4, 4, 2),
        ("規制", "EU", "透明性"),
        3,
    ),
    Story(
        "a09",
        "hoshi-lab",
        20.0,
        "What we learned from running 10,000 agents for a week",
        "What we learned from running 10,000 agents for a week",
        "1 万のエージェントを 1 週間動かした運用記録。失敗の 7 割は道具の呼び出しではなく、"
        "途中で目的がすり替わることから起きていた。",
        (4, 5, 4, 3),
        ("エージェント", "運用"),
        8,
        title_status="original",
        state="published_partly",
    ),
    Story(
        "a10",
        "kumo-blog",
        27.0,
        "Rust で書き直したトークナイザー：メモリー使用量を 3 分の 1 にした設計",
        "Rewriting our tokenizer in Rust: a third of the memory",
        "Python 実装のトークナイザーを Rust に移し、辞書を共有メモリーに置くことで、"
        "ワーカーあたりのメモリー使用量を 3 分の 1 に減らした。",
        (3, 3, 4, 2),
        ("Rust", "トークナイザー"),
        7,
        model_label="内蔵小型モデルによる下訳",
    ),
    Story(
        "a11",
        "northwind",
        30.0,
        "音声モデルの話者なりすまし対策、透かしの検出率は圧縮で 98% から 61% へ低下",
        "Audio watermarks fall from 98% to 61% detection after compression",
        "音声の電子透かしは、通話で使われる圧縮を通すと検出率が 98% から 61% に落ちる。"
        "研究者は複数の手がかりを組み合わせるよう勧めている。",
        (3, 3, 3, 3),
        ("音声", "安全性", "透かし"),
        2,
    ),
    Story(
        "a12",
        "papers-daily",
        50.0,
        "専門家混合モデルの経路を読み解く：どの専門家が何を担うのか",
        "Reading the router: what each expert in a mixture actually does",
        "専門家混合モデルの振り分けを調べ、専門家の多くが話題ではなく文中の位置で分かれていることを示した。",
        (5, 3, 2, 3),
        ("MoE", "解釈可能性"),
        10,
    ),
    Story(
        "a13",
        "quiet-feed",
        75.0,
        "個人開発者が公開した 3 億パラメーターの日英翻訳モデル、スマートフォンで毎秒 30 トークン",
        "A hobbyist's 300M-parameter JA–EN translator runs at 30 tokens/s on a phone",
        "3 億パラメーターの日英翻訳モデルが個人の手で公開された。スマートフォン上で毎秒 30 トークンを出力する。",
        (2, 3, 4, 3),
        ("翻訳", "小型モデル"),
        2,
    ),
    Story(
        "a14",
        "tessera",
        98.0,
        "アニュアルレポート：AI 新興企業の資金調達、件数は 2 割減、総額は横ばい",
        "Annual report: AI start-up deals down a fifth, total flat",
        "調達件数は前年から 2 割減ったが、総額はほぼ横ばいだった。1 件あたりの規模が大きくなっている。",
        (2, 2, 2, 1),
        ("資金調達", "市場"),
        3,
    ),
)

HOSTILE = Story(
    "hostile",
    "hoshi-lab",
    2000.0,
    "<img src=x onerror=window.hit=1>",
    "</title><script>window.hit=1</script>",
    "</script><script>window.hit=1</script>",
    (1, 1, 1, 1),
    ('"><svg onload=window.hit=1>',),
    1,
)
HOSTILE_TEXT = (
    '<img src="x" onerror="window.hit=1"><a href="javascript:window.hit=1">link</a>'
    '<script>window.hit=1</script><svg onload="window.hit=1"></svg><em onclick="window.hit=1">text</em>'
)
"""What the extraction would never let through, in the database all the same."""

LONG = "a01"
"""The article with every kind of block."""

BODY: tuple[tuple[Segment, str | None], ...] = (
    (
        Paragraph(
            id="p1",
            html="Large models are good at catching their own errors. Small ones are not, and the usual remedy, "
            "sampling <strong>64 answers</strong> and voting, costs more than a larger model would. "
            'We describe <a href="https://example.com/paper">a training recipe</a> that avoids this.',
        ),
        "大きなモデルは自分の誤りを見つけるのが得意だ。小さなモデルはそうではなく、<strong>64 個の解答</strong>を"
        "生成して多数決を取るという定番の対策は、より大きなモデルを使うより高くつく。"
        'これを避ける<a href="https://example.com/paper">学習の手順</a>を説明する。',
    ),
    (
        Paragraph(
            id="p2",
            html="The idea is simple: train a verifier of 120M parameters together with the model, and let it look at "
            "every step, not only at the final answer.",
        ),
        "考え方は単純だ。1億2,000万パラメーターの検証器をモデルと一緒に学習させ、最終的な答えだけでなく、"
        "すべての手順を見させる。",
    ),
    (Heading(id="h1", html="How the verifier works", level=2), "検証器のしくみ"),
    (
        Paragraph(
            id="p3",
            html="For each step <em>s</em> the verifier gives a probability that the solution is still correct. Only "
            'steps below the threshold <span class="math">\\tau = 0.35</span> are sampled again.',
        ),
        "検証器は各手順 <em>s</em> について、解がまだ正しい確率を出す。しきい値 "
        '<span class="math">\\tau = 0.35</span> を下回る手順だけをやり直す。',
    ),
    (
        Math(
            id="m1", text=r"\mathcal{L} = \mathcal{L}_{\mathrm{LM}} + \lambda \sum_{s} \mathrm{BCE}(v_\theta(s), y_s)"
        ),
        None,
    ),
    (
        Figure(
            id="f1",
            html="Figure 1: cost against accuracy on four benchmarks.",
            src="https://images.example.com/cost.png",
            alt="4つのベンチマークでの推論コストと精度の関係を示す散布図",
            width=1200,
            height=620,
        ),
        "図1：4つのベンチマークにおけるコストと精度。",
    ),
    (Heading(id="h2", html="Results", level=2), "結果"),
    (
        Paragraph(id="p4", html="Accuracy stays within 0.4 points of voting while the cost falls by 41% on average."),
        "精度は多数決との差が 0.4 ポイント以内にとどまり、コストは平均で 41% 下がった。",
    ),
    *(
        (
            Cell(id=f"c{row}{column}", html=english, group=0, row=row, column=column, header=row == 0 or column == 0),
            japanese,
        )
        for row, cells in enumerate(
            (
                (("Benchmark", "ベンチマーク"), ("Voting", "多数決"), ("Ours", "本手法"), ("Cost", "コスト")),
                (("GSM-Hard", "GSM-Hard"), ("78.1", "78.1"), ("77.9", "77.9"), ("−44%", "−44%")),
                (("MATH-500", "MATH-500"), ("71.4", "71.4"), ("71.0", "71.0"), ("−39%", "−39%")),
                (("HumanEval+", "HumanEval+"), ("69.5", "69.5"), ("69.9", "69.9"), ("−47%", "−47%")),
                (("LiveCode", "LiveCode"), ("41.2", "41.2"), ("41.0", "41.0"), ("−34%", "−34%")),
            )
        )
        for column, (english, japanese) in enumerate(cells)
    ),
    (
        Quote(
            id="q1",
            html="We expected the verifier to help on hard problems. It helped most on the easy ones, by leaving them "
            "alone.",
            group=0,
        ),
        "検証器は難しい問題で役立つと予想していた。実際に最も効いたのはやさしい問題で、余計な手出しをしなくなったためだ。",
    ),
    (Heading(id="h3", html="Try it yourself", level=2), "試してみる"),
    (
        Paragraph(id="p5", html="Weights and code are on our site. To run the small model:"),
        "重みとコードは公開している。小さいモデルは次の手順で動く。",
    ),
    (ListItem(id="l1", html="Install the package.", group=0, depth=1, ordered=True), "パッケージをインストールする。"),
    (ListItem(id="l2", html="Download the weights:", group=0, depth=1, ordered=True), "重みをダウンロードする。"),
    (ListItem(id="l3", html="the model (4.1 GB)", group=0, depth=2, ordered=False), "モデル本体（4.1 GB）"),
    (ListItem(id="l4", html="the verifier (0.2 GB)", group=0, depth=2, ordered=False), "検証器（0.2 GB）"),
    (
        ListItem(id="l5", html="Run <code>verify</code> with the threshold.", group=0, depth=1, ordered=True),
        "しきい値を指定して <code>verify</code> を実行する。",
    ),
    (
        Code(
            id="k1",
            text='from hoshi import Model, Verifier\n\nmodel = Model.load("hoshi-7b")\nverifier = Verifier.load("hoshi-v-120m")\n\n'
            'for step in model.solve("What is 17 * 23?", verifier=verifier, threshold=0.35):\n'
            "    print(step.text, step.probability)  # every step with the probability that it is still right\n",
            language="python",
        ),
        None,
    ),
    (Heading(id="h4", html="Limits", level=2), "限界"),
    (Heading(id="h5", html="Where it fails", level=3), "うまくいかない場合"),
    (
        Paragraph(
            id="p6",
            html="The verifier was trained on English only. On Japanese mathematics its calibration is off by 8 points, "
            "and we would not use it there without a new threshold.",
        ),
        "検証器は英語だけで学習している。日本語の数学では較正が 8 ポイントずれるため、しきい値を決め直さずに使うことは勧めない。",
    ),
    (
        Paragraph(
            id="p7", html="We thank the reviewers, and the hundreds of billions of tokens that nobody will read again."
        ),
        None,
    ),
)

REASONS = {
    "depth": ("4つのベンチマークで比較し、失敗例と較正のずれまで示している。", "its calibration is off by 8 points"),
    "relevance": (
        "小さなモデルの推論コストは、AI を使う開発者すべてに関わる。",
        "costs more than a larger model would",
    ),
    "practicality": ("重みとコードが公開され、手順どおりに試せる。", "Weights and code are on our site."),
    "novelty": ("検証器を学習に組み込む点は新しいが、手順ごとの採点には先行研究がある。", None),
}

POINTS = (
    ("検証器を学習に組み込む", "1億2,000万パラメーターの検証器を本体と同時に学習させ、各手順が正しい確率を出させる。"),
    (
        "疑わしい手順だけをやり直す",
        "確率がしきい値 0.35 を下回る手順だけを再生成するため、やさしい問題には余計な計算を使わない。",
    ),
    (
        "精度を保ってコストは平均 41% 減",
        "4つのベンチマークで多数決との差は 0.4 ポイント以内。削減幅は 34〜47% だった。",
    ),
    ("日本語では較正が必要", "検証器は英語だけで学習しており、日本語の数学では較正が 8 ポイントずれる。"),
)

IMPACT = (
    "小さなモデルでも段階ごとの検証を組み込めば、多数決に頼らず大きなモデルに近い精度を出せることを示した。"
    "端末や社内サーバーで動かす用途では、計算費用の見積もりが大きく変わる可能性がある。"
)
COMMENT = "重みとコードがそろっており、追試しやすい。日本語で使う場合は、しきい値の決め直しが前提になる点に注意したい。"
