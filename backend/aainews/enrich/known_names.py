"""Names that code recognises by itself: what a small model is not asked for, and a large one may forget."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aainews.domain.analysis import EntityKind

COMPANIES = [
    "OpenAI",
    "Anthropic",
    "Google",
    "Google DeepMind",
    "DeepMind",
    "Microsoft",
    "Meta AI",
    "Amazon",
    "Apple",
    "NVIDIA",
    "Nvidia",
    "AMD",
    "Intel",
    "IBM",
    "Oracle",
    "xAI",
    "Mistral AI",
    "Cohere",
    "Hugging Face",
    "Stability AI",
    "Perplexity",
    "DeepSeek",
    "Alibaba",
    "Baidu",
    "Tencent",
    "ByteDance",
    "Moonshot AI",
    "MiniMax",
    "Zhipu",
    "Databricks",
    "Snowflake",
    "Salesforce",
    "Adobe",
    "Samsung",
    "Tesla",
    "SpaceX",
    "TSMC",
    "Qualcomm",
    "Cerebras",
    "Groq",
    "CoreWeave",
    "Scale AI",
    "ElevenLabs",
    "Midjourney",
    "Character.AI",
    "Inflection AI",
    "AI21 Labs",
    "Together AI",
    "Vercel",
    "Cloudflare",
    "GitHub",
    "GitLab",
    "SoftBank",
    "NTT",
    "NEC",
    "Fujitsu",
    "Preferred Networks",
    "Sakana AI",
    "LINEヤフー",
    "ソフトバンク",
    "富士通",
    "日立製作所",
    "サイバーエージェント",
    "楽天グループ",
]
TOOLS = [
    "ChatGPT",
    "GitHub Copilot",
    "Copilot",
    "Claude Code",
    "Windsurf",
    "Codex",
    "NotebookLM",
    "LangChain",
    "LlamaIndex",
    "vLLM",
    "llama.cpp",
    "Ollama",
    "PyTorch",
    "TensorFlow",
    "JAX",
    "Kubernetes",
    "Docker",
    "TensorRT-LLM",
    "SGLang",
    "Stable Diffusion",
    "Sora",
    "DALL-E",
    "Whisper",
]
_MODELS = re.compile(
    r"(?<![A-Za-z0-9])(?:GPT-(?:\d[\w.]*|oss)(?:[ -](?:mini|nano|Turbo|Pro|Codex)(?![a-z]))?|o[134](?:-(?:mini|pro|preview))?(?![\w.])"
    r"|Claude (?:\d[\d.]*(?: (?:Opus|Sonnet|Haiku))?|(?:Opus|Sonnet|Haiku)(?: \d[\d.]*\d|\ \d)?)|Gemini \d[\d.]*\d?(?: (?:Pro|Flash|Ultra|Nano))?"
    r"|Gemma \d[\w.]*|Llama[ -]?\d[\d.]*|Qwen[ -]?\d[\d.]*\d?(?:-\w+)?|DeepSeek-[VR]\d[\d.]*|Mixtral|Mistral (?:7B|Large|Small|Medium)"
    r"|Grok[ -]\d[\d.]*|Phi-\d[\d.]*|Kimi K\d[\d.]*|Nemotron[\w-]*)(?<![.])"
)


def known_names(text: str) -> Iterator[tuple[EntityKind, str]]:
    """Companies, tools and models of the tables above that stand in a text, spelt as there. Knows nobody's new name."""
    for kind, names in ((EntityKind.COMPANY, COMPANIES), (EntityKind.TOOL, TOOLS)):
        for name in names:
            if re.search(rf"(?<![A-Za-z0-9]){re.escape(name)}(?![A-Za-z0-9])", text):
                yield kind, name
    for found in _MODELS.finditer(text):
        yield EntityKind.MODEL, found[0]
