"""Chinese in Japanese text: characters that Japanese does not write, and words that it does not use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from aainews.reference.any_of import any_pattern, sooner

_IDEOGRAPHS = re.compile(r"[㐀-䶿一-鿿豈-﫿]")
_RARE_BUT_JAPANESE = frozenset("剝頰塡叱噓嚙繫繡萊蔣醬驒鷗麴俠摑瘦禱簞蟬蠟屛幷攢潑瀆焰瞭祓竈蠅迂郞錆鰯鴉")
"""Of the official list or the press, and yet not in the older character set that the test goes by."""

_OLD_FORMS = frozenset(
    "亞惡壓圍壹稻隱營榮衞驛圓緣艷鹽奧應橫歐毆黃溫穩假價畫會壞懷繪擴殼覺學嶽樂渴罐卷陷勸寬關歡觀歸氣戲犧舊據擧虛峽"
    "挾狹曉區驅徑溪經繼莖螢輕鷄藝擊缺儉劍圈檢權獻硏縣險顯驗嚴吳娛效恆鑛號黑碎濟劑雜參慘棧蠶贊殘絲齒兒辭濕實寫"
    "釋收臭從澁獸縱肅處緖敍奬將涉燒稱證剩壤淨疊讓釀囑觸寢愼眞盡圖粹醉隨髓數樞聲靑靜攝竊節說專戰淺纖踐錢禪雙壯搜"
    "插爭莊總聰裝騷增臟屬續墮體對帶滯擇單擔膽團彈晝鑄廳徵聽鎭遞鐵轉點傳黨盜當鬪獨讀屆貳惱腦霸廢拜賣麥發髮拔蠻祕"
    "甁拂佛變辨瓣辯寶豐褒沒飜每滿默藥譯豫餘搖樣謠賴欄兩獵綠壘淚勵隸靈齡戀練鍊爐勞樓錄灣萬"
) - frozenset("圈卷渴臭節褒辨瓣辯拜殼粹練聰欄戲莊")
"""Forms that Japan gave up in 1946 (those that live on in names are left out): today they are traditional Chinese."""

_PARTICLES = frozenset("們嗎吧啊哦咱妳吶于从并您无个來爲")

_WORDS = sooner(
    "人工智能|人工智慧|視頻|軟件|硬件|網絡|互聯網|信息|用戶|芯片|数据|程序員|機器人|機器学習|智能手机|公司|但是|(?:因此|所以|然而|此外|另外|但是|同時|首先|最後)[，,]|因此、|所以、|社区|版本|項目組"
    "|如果|可以[用在使被]|不是[一我你]|沒有|没有|我們|他們|什么|怎么|為什么|這個|這些|這是|那個|開源|雲計算|星艦|大模型|語料|参数"
    "|谷歌|微軟|臉書|推特|英偉達|阿里巴巴|騰訊|特斯拉|馬斯克|奥特曼|蘋果公司|絶大多数的|一般来説|目前为止|服務器|操作系統"
    "|優化器|多模態|前所未有|越来越|此外、|尤其|其中[、,，]|例如[、,]|比如|或者|開箱即用|模態|語言模型|深度学習|神経網絡|自然語言|計算機視覚|視覚語言|生成式|提示詞|基準測試|端到端|上下文|令牌|智能体|智能體|微調(?!整)|開発者們|実時(?!間)|語境|模塊|接口|內存|硬盤|文本生成的|与此同時|以及其他|进行|的時候"
)
_SHARED_WORDS = (
    r"(?<![国社党校家即如])是(?![非正認々枝川清永安空がか])|我(?=是|的|在|要|想|会|有|們|覚)|他(?=是|們)|得到|已経|正在|関於|対於|因為|由於|基於|根据|並且|而且|不僅|雖然|只有|只要|為了|那些|有些|一些|一個(?=[一-鿿])(?![所月人体別数性目師団大中])|這"
    r"|(?<!変)更加(?![入工])|更好|更多(?!様|く)|能够|能夠|提高(?!所)|提升|認為|覚得|看到|知道(?!路)|首次|当前|創新(?!性)|明顕|顕著提|非常重要(?=[的，])|比較好|不同的|不断(?=[提発創改])|同時也|也是|都是|就是|只是|很(?=[一-鿿])"
    r"|(?:使用|採用|引入|提出|実現|推出|発布|取得|支持|発現|開始|宣布|達到|増加|提供|成為|公布)了(?!解|承)|(?<![完終修満魅校未])了[，]|研究人員|工作人員|用来(?=[一-鿿])|用於|(?<![従本未元由往以将])来自(?![動身然己])|(?<![従本未元由往以将])来説|来源於|点撃|下載|上伝|鏈接|設置(?=了|為)|默認"
    r"|使得(?!る)|重要的(?=[一-鿿])(?!中)|有効的(?=[一-鿿])|主要的(?=[一-鿿])|最大的(?=[一-鿿])|最新的(?=[一-鿿])|一款|這種|的時候|没有|如何(?=使用|実現|進行|解決)|什麼|怎麼|哪些|人民幣|美元|欧元|左右的|其中包括|包括(?=了|但)|例如|比如|此次"
    r"|(?<!当)該(?=公司|模型|研究|技術|系統|項目|平台)|団隊|業界人士|用戸|人們|能力的提|表示，|指出，|称，|据悉|目前(?=，|正在|已)|将(?=於|在(?!外|庫))|被(?=認為|用於|称為)|把(?=這|它|模)"
)
"""Chinese in characters that both languages write: its grammar, and words that Japanese does not have."""
_SHARED = sooner(_SHARED_WORDS)
_SHARED_AND_COMMAS = sooner(rf"{_SHARED_WORDS}|[一-鿿]{{4,}}，[一-鿿]{{4,}}")
"""The same with clauses of ideographs alone, for texts with a comma of that kind: it is tried at every ideograph."""
_FALSE_FRIENDS: dict[str, re.Pattern[str]] = {
    word: re.compile(meaning, re.IGNORECASE)
    for word, meaning in {
        "推理(?!小説|ゲーム|作家|もの)": r"reason|infer",
        "模型": r"\bmodels?\b",
        "文件": r"\bfiles?\b|\bdocuments?\b",
        "界面": r"interface|\bUI\b",
        "部署(?=し|する|され|でき|を行)": r"deploy",
        "発布": r"releas|launch|publish|announc",
        "程序": r"program|procedure",
        "算法": r"algorithm",
        "質量": r"quality",
        "平台": r"platform",
        "場景": r"scene|scenario",
        "参与": r"participat|involv",
        "函数": r"function",
        "(?<!文)字符(?!号)": r"character|string",
        "(?<![文数])字段(?![階落])": r"field",
        "(?<!複)数組": r"array",
        "線程(?!度)": r"thread",
        "緩存": r"cache",
        "内存(?![在続])": r"memory",
        "存儲": r"stor(?:e|age)",
        "(?<![直面間])接口(?!頭)": r"interface|\bAPI\b",
        "(?<![強空協単順])調用": r"\bcall|invok",
        "(?<![俳女男声])優化": r"optimi[sz]",
        "(?<!特)集成(?![材果功長])": r"integrat",
        "迭代": r"iterat",
        "批次": r"batch",
        "(?<![配分])布局(?![面所])": r"layout",
        "(?<![論英原本例全和])文本(?![体人日文])": r"\btexts?\b",
        "(?<!地)図像(?!学)": r"\bimages?\b",
        "音頻": r"audio",
        "教程(?!度)": r"tutorial",
        "頁面": r"\bpages?\b",
        "屏幕": r"screen",
        "反饋": r"feedback",
        r"(?<=[性語者型ァ-ヺーA-Za-z])\s?和(?=\s?[A-Za-zァ-ヺ])": r"\band\b",
    }.items()
}
"""Japanese words that mean something else there: 推理 is what a detective does, 模型 stands on a shelf. Chinese where
the source says what it says in Chinese."""
_ANY_FRIEND = any_pattern(re.sub(r"\(\?[^)]*\)", "", word) for word in _FALSE_FRIENDS)
_TRANSLITERATION = "阿姆尼埃迪娜莉莎妮弗穆薩琳珊瑪爾斯克拉格德托特巴倫洛維奇布魯諾姫奧卡哈里"
_TRANSLITERATED = sooner(rf"[{_TRANSLITERATION}]{{2,}}(?=[ァ-ヺー])|(?<=[ァ-ヺー])[{_TRANSLITERATION}]{{2,}}")
_KANJI_ONLY = re.compile(r"[一-鿿、，。・]{14,}")
_KANA = re.compile(r"[ぁ-ゖァ-ヺ]")


def chinese_in(ja: str, source: str) -> Iterator[str]:
    """The pieces of `ja` that are Chinese, each with its run of ideographs; what stands in the source is no leak."""
    seen: set[str] = set()
    for run in _RUN.finditer(ja) if _may_be_foreign(ja) else ():
        if any(_is_foreign(c) and c not in source for c in run[0]) and run[0] not in seen:
            seen.add(run[0])
            yield run[0]
    for pattern in (_WORDS, _SHARED_AND_COMMAS if "，" in ja else _SHARED, _TRANSLITERATED):
        for found in pattern.finditer(ja):
            if found[0] not in source and not any(found[0] in run for run in seen):
                seen.add(found[0])
                yield found[0]
    for word, meaning in _FALSE_FRIENDS.items() if _ANY_FRIEND.search(ja) else ():
        found = re.search(word, ja)
        if found and found[0] not in source and meaning.search(source):
            yield found[0]
    if not _KANA.search(ja) and (run := _KANJI_ONLY.search(ja)) and run[0] not in source:
        yield run[0]


_RUN = re.compile(r"[㐀-䶿一-鿿豈-﫿々]+")
_OLD_OR_PARTICLE = re.compile(f"[{''.join(_OLD_FORMS | _PARTICLES)}]")


def _may_be_foreign(ja: str) -> bool:
    """Cheap, and true of all that has such characters."""
    if _OLD_OR_PARTICLE.search(ja):
        return True
    try:
        ja.encode("cp932")
    except UnicodeEncodeError:
        return True
    return False


@lru_cache(maxsize=8192)
def _is_foreign(character: str) -> bool:
    if not _IDEOGRAPHS.match(character) or character in _RARE_BUT_JAPANESE:
        return False
    if character in _OLD_FORMS or character in _PARTICLES:
        return True
    try:
        character.encode("cp932")  # all that Japanese industry wrote with for decades; simplified forms are not in it
    except UnicodeEncodeError:
        return True
    return False
