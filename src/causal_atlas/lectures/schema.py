"""The shape of a lecture file, version 1, and its JSON Schema."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from causal_atlas.knowledge.graph import Direction
from causal_atlas.knowledge.model import Audience, Condition, RelationKind, Review
from causal_atlas.knowledge.schema import written
from causal_atlas.lectures.lecture import QuestionKind
from causal_atlas.reasoning.shift import Shift
from causal_atlas.views.inquiry import LONGEST_QUESTION, MOST_LINKS, Topic
from causal_atlas.views.permalink import FARTHEST
from causal_atlas.views.view import MOST_SHIFTS, MOST_VISIBLE, Arrangement

VERSION = "1"
MOST_SCENES = 200
LONGEST_LINE = 300
"""Characters of a title, of a question and of an answer to it."""
LONGEST_TEXT = 10_000
"""Characters of a narration or of notes."""

Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$", description="Lower-case letters, digits, - and _.")]
Name = Annotated[str, Field(min_length=1, max_length=300, pattern=r"\S")]
Line = Annotated[str, Field(min_length=1, max_length=LONGEST_LINE, pattern=r"\S")]
Prose = Annotated[str, Field(max_length=LONGEST_TEXT)]
Coordinate = Annotated[int, Field(ge=-FARTHEST, le=FARTHEST)]
Names = Annotated[tuple[Name, ...], Field(max_length=MOST_VISIBLE)]


class Part(BaseModel):
    """Something a lecturer writes; a field that is not known is an error."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, str_strip_whitespace=True, use_attribute_docstrings=True, validate_by_name=False
    )


class RouteEntry(Part):
    """A chain or a loop that is lit up, and how far it is played."""

    concepts: Annotated[tuple[Name, ...], Field(min_length=2, max_length=MOST_LINKS + 1)]
    """In their order; a loop repeats its first concept at the end."""
    signs: Annotated[str, Field(pattern=r"^[-+?h]+$")]
    """One character a link: + or -, ? where the sign is not known, h for a step of hierarchy."""
    at: Annotated[int, Field(ge=0, le=MOST_LINKS)] = 0
    """0: the whole route; n: played up to its link n."""


class AskedEntry(Part):
    """What is asked of the graph, where the other fields do not say it."""

    topic: Topic
    concepts: Names = ()
    text: Annotated[str, Field(max_length=LONGEST_QUESTION)] = ""
    at: Annotated[int, Field(ge=0)] = 0


class FiltersEntry(Part):
    """What is left bright."""

    organs: tuple[Name, ...] = ()
    kinds: tuple[RelationKind, ...] = ()
    reviews: tuple[Review, ...] = ()
    grade: Annotated[int, Field(ge=1, le=4)] = 1
    hide: bool = False


class BroughtEntry(Part):
    """What one expansion brought."""

    by: Name
    direction: Direction
    concepts: Names


class ViewEntry(Part):
    """What a scene shows."""

    concepts: Names = ()
    """Their ids, in the order of arrival; with a course, all of the course unless said otherwise."""
    condition: Condition | None = None
    """Absent: every condition at once."""
    compare: Condition | None = None
    """Health is compared with this condition; excludes `condition`."""
    arrangement: Arrangement = Arrangement.ORGANS
    focus: Annotated[str, Field(max_length=300)] = ""
    """The one concept that is selected."""
    selection: Names = ()
    """Several that are selected."""
    arrow: Annotated[tuple[Name, ...], Field(max_length=2)] = ()
    """[cause, effect] of the selected arrow."""
    route: RouteEntry | None = None
    """The chain or loop that is lit up."""
    shifts: Annotated[dict[Name, Shift], Field(max_length=MOST_SHIFTS)] = {}
    """A thought experiment: concept, and up or down."""
    within: bool = False
    """In the thought experiment only what is shown acts."""
    course: Annotated[str, Field(max_length=300)] = ""
    """The course that is walked through."""
    phase: Annotated[int, Field(ge=0)] = 0
    """Its phase, from 1."""
    background: bool = False
    """Hierarchy and interpretation are drawn too."""
    question: Annotated[str, Field(max_length=300)] = ""
    """The question of the atlas that is answered."""
    asked: AskedEntry | None = None
    audience: Audience | None = None
    """Absent: the audience of the lecture."""
    places: Annotated[dict[Name, tuple[Coordinate, Coordinate]], Field(max_length=MOST_VISIBLE)] = {}
    """Concept: [x, y] of the centre of its box, in drawing units. What has no place is given one."""
    pinned: Names = ()
    filters: FiltersEntry | None = None
    brought: tuple[BroughtEntry, ...] = ()


class ChoiceEntry(Part):
    """An answer that is offered."""

    text: Line
    right: bool = False
    concept: Annotated[str, Field(max_length=300)] = ""
    """The concept that it names."""


class QuestionEntry(Part):
    """A question to the audience; exactly one choice is right."""

    kind: QuestionKind
    prompt: Line
    choices: Annotated[tuple[ChoiceEntry, ...], Field(min_length=2, max_length=8)]
    claims: Annotated[tuple[Name, ...], Field(min_length=1)]
    """Ids of the claims that make the right answer right."""


class SceneEntry(Part):
    """A scene: what is shown, and what is said about it."""

    id: Id
    title: Line
    view: ViewEntry
    narration: Prose = ""
    """Markdown: what is said."""
    notes: Prose = ""
    """Markdown: for the speaker alone."""
    claims: tuple[Name, ...] = ()
    """Ids of the claims that the narration rests on; each is an arrow of the view."""
    unclaimed: Annotated[str, Field(max_length=300)] = ""
    """Why it rests on none."""
    question: QuestionEntry | None = None


class LectureEntry(Part):
    """A lecture: an ordered list of scenes."""

    version: Annotated[Literal["1"], Field(alias="schema", json_schema_extra={"type": ["string", "integer"], "enum": ["1", 1]})]
    """The version of this shape."""
    id: Id
    title: Line
    description: Prose = ""
    audience: Audience = Audience.STUDENT
    """In whose words labels and narration are."""
    atlas: Annotated[str, Field(max_length=100, json_schema_extra={"type": ["string", "integer"]})] = ""
    """The version of the atlas on which it was made."""
    scenes: Annotated[tuple[SceneEntry, ...], Field(min_length=1, max_length=MOST_SCENES)]


class KeptEntry(LectureEntry):
    """A lecture that is being made: it may have no scene yet."""

    scenes: Annotated[tuple[SceneEntry, ...], Field(max_length=MOST_SCENES)] = ()


SHAPE: TypeAdapter[Any] = TypeAdapter(LectureEntry)
SCENE: TypeAdapter[Any] = TypeAdapter(SceneEntry)


def json_schemas() -> dict[str, str]:
    """The JSON Schema of a lecture file by its file name.

    >>> list(json_schemas())
    ['lectures.json']
    """
    schema = written("lectures", SHAPE)
    # "const" would refuse the plain number that people write.
    return {"lectures.json": schema.replace('      "const": "1",\n', "")}
