"""Keeping lectures, on both databases alike."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from causal_atlas.lectures.store import history
from causal_atlas.lectures.store.database import Database
from causal_atlas.lectures.store.errors import ForbiddenError, LimitError, NotKeptError, TooLargeError
from causal_atlas.lectures.store.library import Library, Limits
from causal_atlas.lectures.store.records import KEY, Conflict, Kept, Link, Rights
from causal_atlas.lectures.store.scope import of_own
from tests.lectures.store.conftest import Clock
from tests.lectures.store.kept import at_once, content

HOSTILE = "'; DROP TABLE lectures; -- \u202e β \U0001f600 %s ${x} \\"


def saved(library: Library, key: str, base: int, *narrations: str) -> Kept:
    found = library.save(key, base, content("One", *narrations), owner=True)
    assert isinstance(found, Kept)
    return found


def test_what_was_kept_is_there(library: Library, opened: Callable[[], Database]) -> None:
    made = library.create(content("Fat", HOSTILE))
    assert KEY.fullmatch(made.id)
    again = Library(opened(), "Insulin").find(made.id, owner=True)
    assert (again.content, again.revision, again.rights) == (made.content, 1, Rights.OWNER)
    assert again.content.value["scenes"][0]["narration"] == HOSTILE


def test_lists_tell_what_is_in_a_lecture(library: Library, clock: Clock) -> None:
    library.create(content("Old", "word " * 13))
    clock.later(minutes=1)
    library.create(content("New"))
    assert [(one.title, one.scenes, one.seconds) for one in library.summaries()] == [("New", 0, 0), ("Old", 1, 6)]


def test_another_atlas_has_other_lectures(library: Library, opened: Callable[[], Database]) -> None:
    key = library.create(content()).id
    other = Library(opened(), "Weather")
    assert other.summaries() == ()
    with pytest.raises(NotKeptError):
        other.find(key, owner=True)


def test_a_later_save_does_not_write_over_an_earlier(library: Library) -> None:
    key = library.create(content("One", "start")).id
    assert saved(library, key, 1, "theirs").revision == 2
    conflict = library.save(key, 1, content("One", "mine"), owner=True)
    assert isinstance(conflict, Conflict)
    assert (conflict.theirs.revision, conflict.theirs.content) == (2, content("One", "theirs"))
    assert library.find(key, owner=True).content == content("One", "theirs")
    assert saved(library, key, 2, "mine").revision == 3


def test_the_same_save_twice_is_one(library: Library) -> None:
    key = library.create(content("One", "start")).id
    assert saved(library, key, 1, "more").revision == saved(library, key, 1, "more").revision == 2


def test_of_many_at_once_each_is_kept_or_told(library: Library) -> None:
    key = library.create(content("One")).id
    told: list[str] = []

    def write(name: str) -> None:
        for number in range(5):
            base = library.find(key, owner=True)
            while isinstance(found := library.save(key, base.revision, _and(base, f"{name}{number}"), owner=True), Conflict):
                base = found.theirs
            told.append(f"{name}{number}")

    at_once(*(partial(write, name) for name in "abcd"))
    last = library.find(key, owner=True)
    assert {scene["narration"] for scene in last.content.value["scenes"]} == set(told)
    assert (len(told), last.revision) == (20, 21)


def _and(base: Kept, narration: str) -> object:
    return content("One", *(scene["narration"] for scene in base.content.value.get("scenes", ())), narration)


def test_the_trash_keeps_and_gives_back(library: Library, clock: Clock) -> None:
    key = library.create(content("Gone", "text")).id
    read = library.share(key, Link.READ, owner=True).read
    library.trash(key, owner=True)
    assert library.summaries() == ()
    assert [one.title for one in library.trashed()] == ["Gone"]
    for shut in (key, read or ""):
        with pytest.raises(NotKeptError):
            library.find(shut, owner=True)
    with pytest.raises(NotKeptError):
        library.save(key, 1, content("x"), owner=True)
    assert library.restore(key, owner=True).content == content("Gone", "text")
    assert library.find(read or "", owner=False).rights is Rights.READ


def test_what_is_deleted_for_good_is_gone_with_its_versions(library: Library) -> None:
    key = library.create(content("Gone")).id
    library.name_version(key, "First", owner=True)
    library.destroy(key, owner=True)
    assert library.summaries() == library.trashed() == ()
    with pytest.raises(NotKeptError):
        library.restore(key, owner=True)


def test_former_states_are_kept_every_ten_minutes(library: Library, clock: Clock) -> None:
    key = library.create(content("One", "0")).id
    for revision in range(1, 31):
        clock.later(minutes=1)
        saved(library, key, revision, str(revision))
    found = library.versions(key, owner=True)
    assert [one.number for one in found] == [3, 2, 1]
    assert [library.version(key, one.number, owner=True).content for one in found] == [
        content("One", text) for text in ("20", "10", "0")
    ]
    assert {one.name for one in found} == {""}


def test_old_states_are_thinned_and_named_ones_stay(library: Library, clock: Clock) -> None:
    key = library.create(content("One", "0")).id
    library.name_version(key, "  The  first ", owner=True)
    for revision in range(1, 61):
        clock.later(minutes=60)
        saved(library, key, revision, str(revision))
    found = library.versions(key, owner=True)
    assert found[-1].name == "The first"
    assert 24 <= len(found) <= 24 + 3 + 1


def test_a_version_comes_back_and_the_present_one_is_not_lost(library: Library, clock: Clock) -> None:
    key = library.create(content("One", "first")).id
    number = library.name_version(key, "First", owner=True).number
    saved(library, key, 1, "second")
    back = library.restore_version(key, number, owner=True)
    assert (back.content, back.revision) == (content("One", "first"), 3)
    newest = library.versions(key, owner=True)[0]
    assert library.version(key, newest.number, owner=True).content == content("One", "second")
    with pytest.raises(NotKeptError):
        library.restore_version(key, 99, owner=True)


def test_keys_allow_what_they_are_for(library: Library) -> None:
    key = library.create(content("One")).id
    links = library.share(key, Link.EDIT, owner=True)
    links = library.share(key, Link.READ, owner=True)
    read, edit = links.read or "", links.edit or ""
    assert len({key, read, edit}) == 3
    assert library.find(edit, owner=False).rights is Rights.EDIT
    assert isinstance(library.save(edit, 1, content("Edited"), owner=False), Kept)
    assert library.versions(edit, owner=False)
    for refused in (
        lambda: library.find(key, owner=False),
        lambda: library.save(key, 2, content("x"), owner=False),
        lambda: library.save(read, 2, content("x"), owner=True),
        lambda: library.versions(read, owner=True),
        lambda: library.name_version(read, "x", owner=True),
        lambda: library.trash(edit, owner=True),
        lambda: library.destroy(read, owner=False),
        lambda: library.share(edit, Link.READ, owner=True),
        lambda: library.links(read, owner=False),
    ):
        with pytest.raises(ForbiddenError):
            refused()
    assert library.find(key, owner=True).content == content("Edited")


def test_a_link_that_was_taken_back_or_renewed_leads_nowhere(library: Library) -> None:
    key = library.create(content("One")).id
    first = library.share(key, Link.READ, owner=True).read or ""
    second = library.share(key, Link.READ, owner=True).read or ""
    assert library.find(second, owner=False).rights is Rights.READ
    assert library.unshare(key, Link.READ, owner=True).read is None
    for gone in (first, second):
        with pytest.raises(NotKeptError):
            library.find(gone, owner=True)


def test_what_a_guest_made_is_opened_by_its_id(library: Library) -> None:
    key = library.create(content("Guest"), owned=False).id
    assert library.find(key, owner=False).rights is Rights.OWNER
    library.trash(key, owner=False)


@pytest.mark.parametrize(
    "key", ["", "x", "../../etc/passwd", "a' OR '1'='1", "%" * 20, "A" * 32, "a" * 41, "\x00" * 20, "a" * 31 + "\n"]
)
def test_a_key_is_never_part_of_anything(library: Library, key: str) -> None:
    library.create(content())
    with pytest.raises(NotKeptError):
        library.find(key, owner=True)


def test_there_are_limits(opened: Callable[[], Database]) -> None:
    library = Library(opened(), "Insulin", limits=Limits(lectures=3, guests=1))
    library.create(content(), owned=False)
    with pytest.raises(LimitError, match="guests"):
        library.create(content(), owned=False)
    for _ in range(2):
        library.create(content())
    with pytest.raises(LimitError, match="3 lectures at most"):
        library.create(content())
    key = library.summaries()[0].id
    with pytest.raises(TooLargeError):
        content("Large", *["x" * 10_000] * 101)
    for number in range(history.MOST_NAMED):
        library.name_version(key, str(number), owner=True)
    with pytest.raises(LimitError, match="named versions"):
        library.name_version(key, "one more", owner=True)


def test_a_backup_holds_everything_but_the_trash(library: Library, clock: Clock) -> None:
    for title in ("A", "B", "C"):
        clock.later(minutes=1)
        key = library.create(content(title)).id
    library.trash(key, owner=True)
    assert [kept.title for _, kept in library.everything()] == ["A", "B"]


def test_graphs_of_ones_own_are_counted_backed_up_and_cleared_alone(library: Library, opened: Callable[[], Database]) -> None:
    one, other = (Library(opened(), of_own(digit * 40)) for digit in "ab")
    # A title may begin alike; the sign that stands for anything in a search must not.
    odd = Library(opened(), "own_x")
    for where in (library, odd, one, one, other):
        where.create(content("Fat"))
    one.trash(one.create(content("Gone")).id, owner=True)
    assert [(scope, summary.title) for scope, summary, _ in library.of_own_graphs()] == [
        (of_own("a" * 40), "Fat"),
        (of_own("a" * 40), "Fat"),
        (of_own("b" * 40), "Fat"),
    ]
    assert [where.count() for where in (library, one, other)] == [1, 3, 1]
    named = one.summaries()[0].id
    one.name_version(named, "As given", owner=True)
    one.clear()
    assert [where.count() for where in (library, odd, one, other)] == [1, 1, 0, 1]
    with pytest.raises(NotKeptError):
        one.versions(named, owner=True)
