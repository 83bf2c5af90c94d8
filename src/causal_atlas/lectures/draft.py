"""Lectures drafted from what the atlas answers: each scene reveals one step more, and what stays keeps its place.

The narration is made of the claims in the words of an audience and is there to be edited. It adds no fact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from causal_atlas.exports.figure import Figure
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience, Claim, Concept, Condition, Course, Question
from causal_atlas.lectures import quiz
from causal_atlas.lectures.lecture import AudienceQuestion, Lecture, QuestionKind, Scene
from causal_atlas.lectures.names import scene_ids
from causal_atlas.lectures.schema import LONGEST_LINE
from causal_atlas.lectures.staging import staged
from causal_atlas.reasoning import chain_prose, fates, loop_prose, prose, states
from causal_atlas.reasoning.chains.values import Chain
from causal_atlas.reasoning.loop import Loop
from causal_atlas.reasoning.shift import Shift
from causal_atlas.reasoning.whatif import Chain as Way
from causal_atlas.reasoning.whatif import Change, Outcome, Reason, answer, telling
from causal_atlas.reasoning.wording import FATES
from causal_atlas.views.inquiry import Inquiry, Route, Topic
from causal_atlas.views.opening import course_view, question_view
from causal_atlas.views.transitions import without
from causal_atlas.views.view import Arrangement, View

MOST_TOLD = 3
"""Claims that the narration of one scene tells."""
MOST_STEPS = 12
"""Scenes that a drafted reveal has at most."""
NO_CLAIM = "It says what the lecture is about, in the words of the atlas."
LIST_ONLY = "It tells where the lecture comes from."
UNDECIDED = "This holds for what is shown; in the whole atlas signs alone do not decide it."
SETTING = "We follow it step by step, and nothing acts but what is on the screen."


def from_chain(graph: ConceptGraph, chain: Chain, audience: Audience) -> Lecture:
    """A chain, link by link, then as a whole."""
    names = [prose.inside(graph.concepts[name], audience) for name in (chain.concepts[0], chain.concepts[-1])]
    telling_ = chain_prose.told(graph, chain, audience)
    alike = len(chain.claims) == 1 or len({graph.claims[name].grade for name in chain.claims}) == 1
    weakest = telling_.weakest if alike else _weakest(graph, graph.claims[chain.weakest], audience)
    whole = _sentences(telling_.net, weakest, telling_.holds, *telling_.unstated)
    way = f"from {names[0]} to {names[1]}"
    route = Route(concepts=chain.concepts, signs=chain.signs)
    aim = f"We follow one chain, link by link, {way}."
    return _routed(graph, route, chain.claims, prose.capitalised(way), aim, whole, audience)


def from_loop(graph: ConceptGraph, loop: Loop, audience: Audience) -> Lecture:
    """A loop, link by link until it closes, then as a whole."""
    route = Route(concepts=(*loop.concepts, loop.concepts[0]), signs=loop.signs)
    told = loop_prose.told(graph, loop, audience)
    whole = _sentences(told.story, told.caveat, *told.doubts, _weakest(graph, graph.claims[told.weakest], audience))
    title = f"{loop.id}: a {loop.kind} loop through {prose.inside(graph.concepts[loop.concepts[0]], audience)}"
    aim = "We go round a loop, link by link, until it closes."
    return _routed(graph, route, loop.claims, title, aim, whole, audience)


def from_contrast(graph: ConceptGraph, concepts: tuple[str, ...], condition: Condition, audience: Audience) -> Lecture:
    """Health, and then what becomes of each insulin action among some concepts in a condition, organ by organ."""
    base = View(concepts=concepts, audience=audience)
    healthy = replace(base, condition=Condition.HEALTHY)
    scenes = [_scene(graph, "healthy", "In health", healthy, _drawn(graph, healthy), audience, lead="We begin in health.")]
    compare = replace(base, compare=condition)
    cells = [cell for cell in fates.table(graph, condition) if cell.action in concepts]
    for cell in cells:
        view = replace(compare, selection=(cell.action,))
        behind = [claim for claim in _drawn(graph, view) if claim.id in cell.claims]
        action = graph.concepts[cell.action]
        label, fate = action.label.for_(audience), FATES[cell.status]
        scene = _scene(graph, cell.action, f"{label}: {fate}", view, behind, audience)
        where = chain_prose.in_condition(condition, audience)
        # Told last: the claims say how the action works, and then it is said what becomes of it.
        end = f"In {where}, {prose.inside(action, audience)} {'are' if prose.is_plural(label) else 'is'} {fate}."
        if any(graph.disputes[name].kind == "contradiction" for name in cell.disputes):
            end = f"{end} The sources contradict each other on this."
        notes = "\n\n".join(filter(None, (action.status_note, scene.notes)))
        scenes.append(replace(scene, narration=_sentences(scene.narration, end), notes=notes))
    title = f"Health and {chain_prose.in_condition(condition, audience)}"
    return _finished(graph, title, scenes, compare, audience)


def from_whatif(graph: ConceptGraph, shifts: Mapping[str, Shift], condition: Condition | None, audience: Audience) -> Lecture:
    """What follows when concepts are set, wave by wave; what is not revealed yet does not act."""
    found = answer(graph, shifts, condition)
    inquiry = Inquiry(topic=Topic.WHATIF, concepts=tuple(shifts))
    first = View(
        concepts=tuple(shifts), audience=audience, condition=condition, shifts=dict(shifts), within=True, inquiry=inquiry
    )
    title = telling.question(graph, shifts, audience)
    scenes = [_scene(graph, "set", "What is set", first, (), audience, lead=_sentences(title, SETTING))]
    view = first
    for change in islice((each for each in found.changes.values() if not each.is_set), MOST_STEPS):
        way = change.because or change.against
        view = replace(view, concepts=tuple(dict.fromkeys((*view.concepts, *(way.concepts if way else ()), change.concept))))
        # The scene lets nothing act but what it shows, so what it shows is what is told.
        here = answer(graph, shifts, condition, within=view.concepts).changes.get(change.concept, change)
        scene = _changed(graph, here, view, audience, scenes)
        if here.outcome is not change.outcome:
            # Said aloud once; then it is enough for the speaker to know.
            if any(UNDECIDED in one.narration for one in scenes):
                scene = replace(scene, notes="\n\n".join(filter(None, (scene.notes, UNDECIDED))))
            else:
                scene = replace(scene, narration=_sentences(scene.narration, UNDECIDED))
        scenes.append(scene)
    return _finished(graph, title, scenes, view, audience)


def _changed(graph: ConceptGraph, here: Change, view: View, audience: Audience, before: Sequence[Scene]) -> Scene:
    """What becomes of one concept and why; what was told or remarked `before` is not told again."""
    concept = graph.concepts[here.concept]
    ways = [each for each in (here.because, here.against) if each is not None]
    claims = [graph.claims[name] for name in dict.fromkeys(name for each in ways for name in each.claims)]
    lead = telling.why(graph, here, audience)
    if here.outcome is Outcome.UNDETERMINED:
        up, down = (states.goes(concept, audience, up=each, briefly=True) for each in (True, False))
        opening = f"Whether {prose.inside(concept, audience)} {up} or {down}, signs alone do not say."
        sides = telling.sides(here) if Reason.OPPOSING in here.reasons else ()
        told = [f"What {title[:1].lower()}{title[1:]}? {_way(graph, found, audience)}" for title, found in sides]
        lead = _sentences(opening, lead, *told)
    elif here.because:
        how = graph.claims[here.because.claims[-1]].mechanism.for_(audience)
        lead = _sentences(lead, "" if any(how in scene.narration for scene in before) else how)
    scene = _scene(
        graph, here.concept, _heading(concept, here.outcome, audience), view, claims, audience, lead=lead, told=not lead
    )
    known = {name for scene in before for name in scene.claims}
    return replace(scene, notes="\n\n".join(_notes(graph, (claim for claim in claims if claim.id not in known))))


def _way(graph: ConceptGraph, found: Way, audience: Audience) -> str:
    """A chain of a thought experiment as it is said aloud: a long one by its length and its last step."""
    if len(found.signs) <= MOST_TOLD:
        return f"{telling.chain(graph, found, audience)}."
    last = prose.inside(graph.concepts[found.concepts[-2]], audience)
    return f"A way of {len(found.signs)} links, the last of them from {last}."


def _heading(concept: Concept, outcome: Outcome, audience: Audience) -> str:
    label = prose.capitalised(prose.named(concept, audience))
    if outcome in (Outcome.UP, Outcome.DOWN):
        return f"{label} {states.goes(concept, audience, up=outcome is Outcome.UP, briefly=True)}"
    return f"{label}: {'undecided' if outcome is Outcome.UNDETERMINED else 'unchanged'}"


def from_course(graph: ConceptGraph, course: Course, audience: Audience) -> Lecture:
    """A course over time, phase by phase."""
    scenes = []
    for number, phase in enumerate(course.phases, 1):
        view = course_view(graph, course.id, number, View(audience=audience))
        view = replace(view, background=True)
        drawn = {claim.id for claim in _drawn(graph, view)}
        claims = [graph.claims[name] for name in phase.claims if name in drawn]
        text = phase.text.for_(audience)
        scenes.append(_scene(graph, f"phase_{number}", phase.title, view, claims, audience, lead=text, told=False))
    return _finished(graph, course.title, scenes, scenes[-1].view, audience)


def from_question(graph: ConceptGraph, question: Question, audience: Audience) -> Lecture:
    """A question of the atlas: its concepts come one after another along their arrows, and the answer stands at the end."""
    whole = question_view(graph, question.id, View(audience=audience))
    scenes = _one_by_one(graph, whole, audience)
    reveal = scenes[: MOST_STEPS - 1]
    text = question.answer.for_(audience)
    end = _scene(graph, "answer", question.title, whole, _drawn(graph, whole), audience, lead=text, told=False, remarks=False)
    return _finished(graph, question.title, [*reveal, end], whole, audience)


def from_concepts(graph: ConceptGraph, view: View, audience: Audience) -> Lecture:
    """What a view shows, one concept after another along their arrows, and all of it at the end."""
    scenes = _one_by_one(graph, view, audience)
    names = [graph.concepts[name].label.for_(audience) for name in view.selection or view.concepts[:1]]
    end = _scene(graph, "whole", "As a whole", view, _drawn(graph, view), audience)
    asked = _asked(graph, view, audience)
    return _finished(graph, names[0], [*scenes[: MOST_STEPS - 1], replace(end, question=asked)], view, audience)


def _one_by_one(graph: ConceptGraph, whole: View, audience: Audience) -> list[Scene]:
    """A scene for each concept of a view that comes in along an arrow."""
    scenes: list[Scene] = []
    shown: tuple[str, ...] = ()
    for name in _in_reach(graph, whole):
        shown = (*shown, name)
        view = without(whole, set(whole.concepts) - set(shown))
        view = replace(view, concepts=shown, selection=(name,), arrow=None, question="", inquiry=None)
        fresh = [claim for claim in _drawn(graph, view) if name in (claim.cause, claim.effect)]
        if fresh or not scenes:
            concept = graph.concepts[name]
            lead = "" if fresh else concept.explanation.for_(audience)
            scenes.append(_scene(graph, name, concept.label.for_(audience), view, fresh, audience, lead=lead))
    return scenes


def _routed(
    graph: ConceptGraph, route: Route, claims: tuple[str, ...], title: str, aim: str, whole: str, audience: Audience
) -> Lecture:
    """The scenes of a chain or a loop: its beginning, each link, all of it."""
    base = View(arrangement=Arrangement.CHAIN, audience=audience)
    start = graph.concepts[route.concepts[0]]
    first = replace(base, concepts=(start.id,), selection=(start.id,))
    explained = _sentences(aim, start.explanation.for_(audience))
    scenes = [_scene(graph, "start", start.label.for_(audience), first, (), audience, lead=explained)]
    view = first
    for number, name in enumerate(claims, 1):
        part = Route(concepts=route.concepts[: number + 1], signs=route.signs[:number])
        view = _lit(base, part, number)
        claim = graph.claims[name]
        heading = graph.concepts[route.concepts[number]].label.for_(audience)
        scenes.append(_scene(graph, f"link_{number}", heading, view, (claim,), audience))
    view = _lit(base, route, 0)
    named = [graph.claims[name] for name in dict.fromkeys(claims)]
    end = _scene(graph, "whole", "As a whole", view, named, audience, lead=whole, told=False, remarks=False)
    asked = _asked(graph, view, audience)
    return _finished(graph, title, [*scenes, replace(end, question=asked)], view, audience)


def _lit(base: View, route: Route, at: int) -> View:
    ends = route.concepts[:1] if route.is_loop else (route.concepts[0], route.concepts[-1])
    inquiry = Inquiry(topic=Topic.LOOPS if route.is_loop else Topic.CHAINS, concepts=ends, route=route, at=at)
    return replace(base, concepts=tuple(dict.fromkeys(route.concepts)), inquiry=inquiry)


def _asked(graph: ConceptGraph, view: View, audience: Audience) -> AudienceQuestion | None:
    """One question about the whole: where to cut a loop, else what stands between, else which way."""
    found = [one for one in quiz.questions(graph, view, audience) if _fits(one)]
    rank = [QuestionKind.CUT, QuestionKind.LINK, QuestionKind.DIRECTION, QuestionKind.STEP]
    return min(found, key=lambda question: rank.index(question.kind), default=None)


def _fits(question: AudienceQuestion) -> bool:
    return all(len(line) <= LONGEST_LINE for line in (question.prompt, *(choice.text for choice in question.choices)))


def _scene(
    graph: ConceptGraph,
    name: str,
    title: str,
    view: View,
    claims: Iterable[Claim],
    audience: Audience,
    *,
    lead: str = "",
    told: bool = True,
    remarks: bool = True,
) -> Scene:
    listed = tuple(claims)
    said = [f"{prose.text(graph, claim, audience)} {claim.mechanism.for_(audience)}" for claim in islice(listed, MOST_TOLD)]
    narration = _sentences(lead, *(said if told else ()))
    kept = listed if lead and not told else listed[:MOST_TOLD]
    return Scene(
        id=name,
        title=title,
        view=view,
        narration=narration,
        notes="\n\n".join(_notes(graph, kept, remarks=remarks)),
        claims=tuple(claim.id for claim in kept),
        unclaimed="" if kept else NO_CLAIM,
    )


def _weakest(graph: ConceptGraph, claim: Claim, audience: Audience) -> str:
    """The weakest link, as it is said aloud."""
    return f"The weakest link has evidence {claim.grade} of 4, and it is this one. {prose.text(graph, claim, audience)}"


def _notes(graph: ConceptGraph, claims: Iterable[Claim], *, remarks: bool = True) -> Iterator[str]:
    """What a speaker should know of the claims: the curator's remarks, unless they were made before, and the disputes."""
    told = tuple(claims)
    if remarks:
        yield from dict.fromkeys(claim.note for claim in told if claim.note)
    disputes = {dispute.id: dispute for claim in told for dispute in graph.disputes_of(claim.id)}
    yield from (f"Dispute {name}, {dispute.title.rstrip('.?')}. {dispute.how_to_hold_both}" for name, dispute in disputes.items())


def _finished(graph: ConceptGraph, title: str, scenes: Iterable[Scene], last: View, audience: Audience) -> Lecture:
    """The lecture with its last scene, everything at its place."""
    sources = "Every arrow of this lecture has its source in the list of references."
    end = Scene(
        id="references",
        title="What this rests on",
        view=replace(last, inquiry=None, shifts={}, within=False, selection=()),
        narration=_sentences(sources, graph.info.disclaimer),
        unclaimed=LIST_ONLY,
    )
    told = (*scenes, end)
    ids = scene_ids(scene.id for scene in told)
    fitting = tuple(replace(scene, id=name, title=_short(scene.title)) for scene, name in zip(told, ids, strict=True))
    made = Lecture(id="draft", title=_short(title), audience=audience, scenes=fitting, atlas=graph.info.version)
    return staged(graph, made)


def _short(line: str) -> str:
    """A line as long as a lecture may have it: labels of a file can be long, and two stand in one title."""
    return line if len(line) <= LONGEST_LINE else f"{line[: LONGEST_LINE - 1].rstrip()}…"


def _in_reach(graph: ConceptGraph, view: View) -> Iterator[str]:
    """The concepts of a view, each linked to one before it where that can be."""
    left = list(view.concepts)
    claims = _drawn(graph, view)
    seen: set[str] = set()
    while left:
        linked = {end for claim in claims if {claim.cause, claim.effect} & seen for end in (claim.cause, claim.effect)}
        name = next((name for name in left if name in linked), left[0])
        left.remove(name)
        seen.add(name)
        yield name


def _drawn(graph: ConceptGraph, view: View) -> list[Claim]:
    """The claims that have an arrow in a view and hold in what it shows."""
    shown = {Condition.HEALTHY, view.compare} if view.compare else {view.condition}
    return [claim for claim in Figure.of(graph, view).claims if None in shown or shown & set(claim.conditions)]


def _sentences(*parts: str) -> str:
    return " ".join(part for part in parts if part)
