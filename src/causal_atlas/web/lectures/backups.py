"""All lectures as one archive of lecture files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

from causal_atlas.lectures.names import slug
from causal_atlas.lectures.schema import VERSION
from causal_atlas.lectures.store.records import Content, Summary
from causal_atlas.lectures.writing import as_text


def archive(lectures: Iterable[tuple[Summary, Content]]) -> bytes:
    """A ZIP archive with a lecture file for each lecture, named after its title."""
    buffer, taken = io.BytesIO(), set()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as written:
        for summary, content in lectures:
            name = stem = slug(summary.title)
            number = 1
            while name in taken:
                number += 1
                name = f"{stem}-{number}"
            taken.add(name)
            file = zipfile.ZipInfo(f"{name}.yaml", summary.changed.timetuple()[:6])
            file.compress_type = zipfile.ZIP_DEFLATED
            written.writestr(file, as_text({**content.value, "schema": int(VERSION)}))
    return buffer.getvalue()
