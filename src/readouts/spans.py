"""The one notion of *where*: a span of the text as it came.

Every offset in this package is an index into the string that the caller passed to ``parse``: Python string
indices (code points), ``end`` excluded.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

__all__ = ["Span", "Text"]


def _encodable(value: str) -> str:
    """The same text with each lone surrogate replaced by U+FFFD, so that JSON (UTF-8) can hold it.

    One character stands for one, so every offset stays true.
    """
    if value.isascii():
        return value
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return "".join(
            "\N{REPLACEMENT CHARACTER}" if "\ud800" <= c <= "\udfff" else c for c in value
        )
    return value


class _AnyText:
    """Pydantic's ``str`` refuses lone surrogates; scraped text holds them, and no text may be lost."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.json_or_python_schema(
            json_schema=core_schema.str_schema(),
            python_schema=core_schema.is_instance_schema(str),
            serialization=core_schema.plain_serializer_function_ser_schema(
                _encodable, when_used="json", return_schema=core_schema.str_schema()
            ),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string"}


Text = Annotated[str, _AnyText]
"""A string exactly as it came, lone surrogates included (they become U+FFFD in JSON, one for one)."""


class Span(BaseModel):
    """A stretch of an article's text.

    ``start`` and ``end`` are indices into ``Article.text`` (code points, ``end`` excluded);
    ``text`` is always ``Article.text[start:end]``.

    >>> Span(start=0, end=6, text="Moscou")
    Span(start=0, end=6, text='Moscou')
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: int = Field(ge=0)
    """The index of the first character."""
    end: int = Field(ge=0)
    """The index behind the last character."""
    text: Text
    """What stands there."""
