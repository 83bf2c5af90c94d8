"""A small sound atlas as text, and a way to spoil it."""

from __future__ import annotations

from pathlib import Path

WORDS = "{everyone: X, student: X, clinician: X}"

FILES = {
    "atlas.yaml": f"""\
title: Small
version: 1.0
licence: CC BY 4.0
disclaimer: For tests.
organs:
  - {{id: blood, label: {WORDS}, column: 0, row: 0, tint: '#fdf4d8', ink: '#8a6100', tint_dark: '#2a2413', ink_dark: '#e3bf62'}}
  - {{id: liver, label: {WORDS}, column: 1, row: 0, tint: '#fdf4d8', ink: '#8a6100', tint_dark: '#2a2413', ink_dark: '#e3bf62'}}
""",
    "concepts/blood.yaml": f"""\
- id: insulin
  kind: substance
  organ: blood
  aliases: [the_hormone]
  synonyms: [messenger]
  identifiers:
    - {{curie: 'MESH:D007328', match: exact, label: Insulin}}
  label: {WORDS}
  explanation: {WORDS}
- id: glucose
  kind: substance
  organ: blood
  label: {WORDS}
  explanation: {WORDS}
  statements: [S3]
""",
    "concepts/liver.yaml": f"""\
- id: brake
  kind: insulin_action
  organ: liver
  label: {WORDS}
  explanation: {WORDS}
  status: {{healthy: working, resistant_compensated: attenuated, resistant_decompensated: lost}}
- id: output
  kind: process
  organ: liver
  label: {WORDS}
  explanation: {WORDS}
""",
    "claims/liver.yaml": f"""\
- id: insulin-increases-brake
  cause: insulin
  relation: increases
  effect: brake
  polarity: '+'
  conditions: [healthy, resistant_compensated]
  status: {{healthy: working, resistant_compensated: attenuated}}
  origin: stated
  statements: [S1]
  review: submitted
  note:
  mechanism: {WORDS}
- id: brake-decreases-output
  cause: brake
  relation: decreases
  effect: output
  polarity: '-'
  conditions: [healthy]
  origin: stated
  statements: [S2]
  hedge: hedged
  mechanism: {WORDS}
- id: output-increases-glucose
  cause: output
  relation: increases
  effect: glucose
  polarity: '+'
  conditions: [healthy]
  origin: literature
  references: ['pmid:1']
  mechanism: {WORDS}
- id: glucose-associated_with-output
  cause: glucose
  relation: associated_with
  effect: output
  conditions: [puberty]
  origin: inferred
  note: It is likely.
  arguments:
    - {{stance: for, text: It fits., references: ['pmid:1'], statements: [S1]}}
  mechanism: {WORDS}
- id: insulin-regulates-output
  cause: insulin
  relation: regulates
  effect: output
  conditions: [healthy]
  origin: brief
  review: unreviewed
  mechanism: {WORDS}
""",
    "sources/essay.yaml": """\
id: essay
title: An essay
short: The essay
publisher: Nobody
updated: '2020'
review_status: None
disclaimer: None
bibliography:
  1: pmid:1
statements:
  - {id: S1, section: One, hedge: asserted, references: [1], text: Insulin brakes.}
  - {id: S2, section: One, hedge: hedged, references: [1], text: The brake holds.}
  - {id: S3, section: One, hedge: asserted, references: [], text: Glucose is a sugar.}
  - {id: S4, section: One, hedge: asserted, references: [], text: One ought to care.}
not_modelled:
  - {id: S4, reason: normative}
""",
    "references.yaml": """\
pmid:1:
  title: On brakes
  year: 2008
  grade: A
  verified: by hand
pmid:2:
  title: On more brakes
  grade: NOT VERIFIED
  verified: not at all
""",
    "disputes.yaml": """\
- id: D1
  title: Is it so?
  kind: contradiction
  sides:
    - {position: 'Yes.', source: essay, claims: [insulin-increases-brake], statements: [S1]}
    - {position: 'No.', source: essay, claims: [brake-decreases-output]}
  how_to_hold_both: Both stand.
  references: ['pmid:2']
""",
    "questions.yaml": f"""\
- id: why
  title: Why does the liver brake?
  answer: {WORDS}
  concepts: [insulin, brake]
  condition: healthy
  focus: brake
""",
    "courses.yaml": f"""\
- id: day
  title: A day
  aliases: [a_day]
  phases:
    - title: Morning
      condition: healthy
      concepts: [insulin, brake]
      text: {WORDS}
      claims: [insulin-increases-brake]
      focus: brake
    - title: Night
      condition: resistant_compensated
      concepts: [insulin]
      text: {WORDS}
      statements: [S1]
""",
    "layout.json": '{"question:why:organs": {"insulin": [0, 10.4], "brake": [100, 10]}}',
}


def written(folder: Path, *changes: tuple[str, str, str]) -> Path:
    """The small atlas in `folder`, with each change (file, old text, new text) made once; an unknown file is added."""
    files = dict(FILES)
    for file, old, new in changes:
        assert file not in FILES or old in files[file], f"{file} has no {old!r}"
        files[file] = files[file].replace(old, new, 1) if file in FILES else new
    for file, text in files.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
