"""What publishers put between the lines: calls to subscribe, to share, to read more.

A table of patterns, each of which must match a short block from its first to its last character. Nothing is ever cut
out of a sentence: "Subscribe now to the stream, as the log shows" stays.
"""

from __future__ import annotations

import re

LONGEST = 160
"""Characters; a block that is longer is prose, whatever it begins with."""

_WHOLE_BLOCKS = (
    # calls to subscribe, sign up, sign in
    r"(?:please )?(?:subscribe|sign ?up|sign ?in|log ?in|register|join|upgrade)(?: (?:now|today|here|free|for free|in|up|for more|to (?:our|the|my|this) .{0,60}"
    r"|for (?:our|the|my) .{0,60}|(?:to|and) (?:continue|read|get|receive) .{0,60}))?",
    r"(?:type your email.{0,5}|enter your email.{0,30}|your email(?: address)?)",
    r"(?:get|receive) (?:the|our|more|all) .{0,50}(?:in|to) your inbox.{0,30}",
    r"(?:leave|post|add|view|show|hide|read|see|write)(?: (?:a|all|\d+|the|your))? (?:comments?|repl(?:y|ies)|discussion)",
    r"\d+ (?:comments?|repl(?:y|ies)|likes?|shares?|claps?|views?|restacks)",
    r"thanks for reading.{0,100}(?:subscribe|share).{0,60}",
    r"this (?:post|newsletter|page) is (?:public|free) .{0,20}(?:share|forward).{0,30}",
    r"(?:was this (?:email )?forwarded to you|forwarded this (?:email|newsletter)|view (?:this email |online |in )?(?:in )?(?:your )?(?:browser|online)).{0,60}",
    # sharing
    r"(?:share|tweet|pin(?: it)?|email|print|copy link|copy|save|like|follow|bookmark|reblog|flip|whatsapp|telegram|reddit|facebook|twitter|linkedin|x|line|hatena|pocket)",
    r"(?:share|tweet|post|send|pin)(?: (?:this|the))?(?: (?:article|post|story|page|link|newsletter))?(?: (?:on|to|via|by|with) .{1,40})?[:.!]?",
    r"(?:follow|find|like|join) (?:us|me|them) (?:on|at|in|via) .{1,80}",
    r"click (?:here )?to (?:share|print|email|tweet) .{0,60}",
    # reading on
    r"(?:read|learn|see|show|view|load) (?:more|less|next|all|full (?:article|story|post))(?: (?:stories|posts|articles|news|here))?",
    r"(?:continue|keep) reading(?: .{0,40})?",
    r"(?:related|recommended|popular|trending|more|latest|top|featured)(?: (?:articles?|stories|posts?|reading|topics?|content|coverage|news|videos?|links?))",
    r"(?:see|read) also",
    r"(?:you (?:may|might) also (?:like|enjoy|be interested in)|up next|next (?:article|post|story)|previous (?:article|post|story)|explore further|editors'? (?:picks|recommendations))",
    r"(?:back|return) to (?:top|home|the top|blog|news|all posts)",
    r"(?:skip|jump) to (?:main )?(?:content|navigation|article|comments)",
    r"(?:story|article|text) continues (?:below|after) .{0,30}",
    r"(?:table of contents|contents|on this page|in this article)",
    r"(?:click|tap) (?:on )?(?:the )?(?:image|photo|picture)s? (?:to|for) (?:enlarge|expand|zoom|view|a larger).{0,30}",
    # advertising, consent
    r"(?:advertisements?|sponsored(?: (?:content|post|by .{0,40}))?|paid (?:post|content)|\[?(?:sponsor|ad)\]?|promoted)",
    r"(?:we|this (?:web)?site) uses? cookies.{0,120}",
    r"(?:by (?:continuing|using|signing up|subscribing).{0,40}you (?:agree|accept|consent).{0,100})",
    r"(?:accept|reject|manage)(?: (?:all|your))? (?:cookies|preferences|settings)",
    r"(?:all rights reserved|©|\(c\)|copyright ).{0,100}",
    r"(?:(?:this (?:article|post|page) )?may contain|we (?:may )?(?:earn|receive)) .{0,30}(?:affiliate|commission).{0,80}",
    # reading time
    r"[(\[]?(?:about )?\d+[ -]?min(?:ute)?s?(?: (?:read|reading time|video|listen))?[)\]]?",
    r"(?:reading time|estimated read(?:ing)?(?: time)?)[: ].{1,20}",
    r"(?:listen to this (?:article|post)|listen|play audio)(?: .{0,20})?",
    # Japanese
    r"(?:続きを読む|もっと見る|もっと読む|全文を読む|記事を読む|詳細を見る|詳しく見る|すべて見る|一覧を見る|閉じる|開く|全て表示).{0,3}",
    r"(?:この|本)?(?:記事|ページ|投稿|エントリー?)を?(?:を)?(?:シェア|共有|ツイート|ポスト|印刷|保存|ブックマーク|評価)(?:する|しよう|してください)?.{0,3}",
    r"(?:シェア(?:する)?|ツイート(?:する)?|ポスト|いいね!?|はてブ|はてなブックマーク|ブックマーク|リツイート|印刷(?:する)?|共有|コメント(?:する|を書く|\d+件)?|メール|送る|フォロー(?:する)?)",
    r"(?:関連記事|関連リンク|関連ニュース|関連キーワード|おすすめ記事|おすすめの記事|人気記事|新着記事|最新記事|あわせて読みたい|こちらもおすすめ|アクセスランキング|ランキング|注目記事|ピックアップ|前の記事|次の記事|前へ|次へ|トップへ戻る|ページの先頭へ|先頭へ戻る|この記事の目次|目次)(?:へ|はこちら)?[:：]?",
    r"(?:広告|PR|ＰＲ|スポンサーリンク|スポンサードリンク|スポンサー|\[?AD\]?|\[PR\]|［PR］|【PR】|Sponsored)",
    r"(?:メルマガ|メールマガジン|ニュースレター|RSS).{0,30}(?:登録|購読|配信中).{0,10}",
    r"(?:会員登録|無料会員登録|ログイン|新規登録).{0,20}",
    r"(?:クリックすると?|画像を?クリック(?:して|すると)?|タップ(?:して|すると)?).{0,6}(?:拡大|大きく).{0,12}|[（(]?クリックで拡大[)）]?",
    r"(?:.{1,20}を|お?友達に)?(?:フォロー|いいね!?)(?:する|しよう|お願いします).{0,10}",
    r"(?:この記事を書いた人|ライター紹介|著者プロフィール|タグ|カテゴリー?|キーワード)[:：]?",
    r"\d+分で読め(?:る|ます)(?:記事)?",
    r"(?:提供|協賛)[:：].{1,30}",
    # strokes and dots
    r"[\W_]{0,12}",
)
_FURNITURE = re.compile("|".join(f"(?:{pattern})" for pattern in _WHOLE_BLOCKS), re.IGNORECASE)
_EDGE = re.compile(r"^[\s»«›‹→←▶►▼▲↑↓•·・|＞>…\-–—*]+|[\s»«›‹→←▶►▼▲↑↓•·・|＞>…\-–—*.!:：。]+$")


def is_furniture(text: str) -> bool:
    """Whether a block of plain text is furniture as a whole."""
    core = _EDGE.sub("", text)
    return len(core) <= LONGEST and bool(_FURNITURE.fullmatch(core))
