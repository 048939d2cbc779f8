"""SQLModel tables, one aggregate a file. No queries here: they live in `store`.

Importing this package registers every table in `SQLModel.metadata` (Alembic reads it).

    source ─▶ feed ─▶ entry ─▶ article ─▶ document              what came in
                                  ├─▶ translation, analysis      what a model made, per content and prompt version
                                  ├─▶ check, llm_call            what was found and what was paid
                                  ├─▶ part_note, translation_memory  what need not be asked again
                                  └─▶ publication ─▶ tag, mention what a reader sees: the only rows that lists read
                                          └─▶ digest_member ◀─ digest   editions, and the articles that each rests on
                                          └─▶ report ─▶ story_member ─▶ story    reports of one event; related
"""

from aainews.tables.article import ArticleRow, DocumentRow, EntryRow
from aainews.tables.digest import DigestMemberRow, DigestRow
from aainews.tables.enrichment import AnalysisRow, CheckFindingRow, TranslationRow
from aainews.tables.entity import EntityRow, TallyRow
from aainews.tables.ledger import LLMCallRow, SpendRow
from aainews.tables.letters import ContactRow, CorrectionRow
from aainews.tables.memory import MemoryRow, PartNoteRow
from aainews.tables.operation import RevisionRow, RunRow, WorkerRow
from aainews.tables.publication import MentionRow, PublicationRow, TagRow
from aainews.tables.search import SearchEntryRow, SearchTextRow
from aainews.tables.source import FeedRow, SourceRow
from aainews.tables.story import RelatedRow, ReportRow, StoryAliasRow, StoryMemberRow, StoryRow

__all__ = [
    "AnalysisRow",
    "ArticleRow",
    "CheckFindingRow",
    "ContactRow",
    "CorrectionRow",
    "DigestMemberRow",
    "DigestRow",
    "DocumentRow",
    "EntityRow",
    "EntryRow",
    "FeedRow",
    "LLMCallRow",
    "MemoryRow",
    "MentionRow",
    "PartNoteRow",
    "PublicationRow",
    "RelatedRow",
    "ReportRow",
    "RevisionRow",
    "RunRow",
    "SearchEntryRow",
    "SearchTextRow",
    "SourceRow",
    "SpendRow",
    "StoryAliasRow",
    "StoryMemberRow",
    "StoryRow",
    "TagRow",
    "TallyRow",
    "TranslationRow",
    "WorkerRow",
]
