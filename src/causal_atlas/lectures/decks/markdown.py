"""The lecture as Markdown with a picture of each scene, in one archive."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.lectures.decks.formats import LectureFormat, Progress, silent
from causal_atlas.lectures.lecture import Lecture
from causal_atlas.lectures.markdown import lecture_markdown, pictures_of
from causal_atlas.lectures.writing import written_lecture

STEM = "lecture"
"""What the files in the archive are called: an id may hold what a file name cannot."""
_OLDEST = (1980, 1, 1, 0, 0, 0)


def write(graph: ConceptGraph, lecture: Lecture, progress: Progress = silent, /) -> bytes:
    """The archive: `lecture.md`, its pictures, and the lecture file, from which all of it can be made again."""
    steps = len(lecture.scenes) + 1
    names: dict[str, str] = {}
    archive = BytesIO()
    with ZipFile(archive, "w") as file:
        for done, (scene, name, content) in enumerate(pictures_of(graph, lecture, STEM), 1):
            names[scene] = name
            _put(file, name, content)
            progress(done, steps)
        _put(file, f"{STEM}.md", lecture_markdown(graph, lecture, names).encode())
        _put(file, f"{STEM}.yaml", written_lecture(lecture).encode())
    progress(steps, steps)
    return archive.getvalue()


def _put(file: ZipFile, name: str, content: bytes) -> None:
    # Always of one date, so that the same lecture gives the same bytes.
    info = ZipInfo(name, _OLDEST)
    info.compress_type = ZIP_DEFLATED
    file.writestr(info, content)


FORMAT = LectureFormat(
    name="markdown", label="Markdown with pictures (ZIP)", extension="zip", media_type="application/zip", write=write
)
