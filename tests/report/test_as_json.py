import json
from dataclasses import replace

import pytest

from tactful.lint.fingerprint import fingerprint
from tactful.lint.report import EarReport, Finding, Report, Rewrite
from tactful.mail.draft import Draft, Part, Span
from tactful.mail.source import PlainSource
from tactful.report.as_json import (
    OffsetUnit,
    draft_json,
    draft_object,
    report_json_end,
    report_json_start,
    report_object,
)

BODY = "😀 You're wrong 🙄 about it."

DRAFT_KEYS = [
    "path",
    "index",
    "subject",
    "findings",
    "measures",
    "verdict",
    "grammar",
    "grammar_note",
    "rulebook",
    "ear",
]

FINDING_KEYS = [
    "rule",
    "category",
    "severity",
    "part",
    "start",
    "end",
    "line",
    "column",
    "end_line",
    "end_column",
    "decoded",
    "text",
    "sentence",
    "message",
    "why",
    "principle",
    "rewrites",
    "fingerprint",
    "customer",
    "chance",
]


def make_finding(*, part: str = "body", start: int = 2, end: int = 14) -> Finding:
    return Finding(
        rule="contradiction/you-are-wrong",
        category="contradiction",
        severity="error",
        part=part,
        start=start,
        end=end,
        line=1,
        column=3,
        end_line=1,
        end_column=15,
        text="You're wrong",
        sentence=BODY,
        message="Tells the customer they are wrong.",
        why="It may be wrong and is still true for them.",
        principle="their-truth",
        rewrites=(Rewrite("I see it differently.", 2, 26, "inform"), Rewrite("", start, end, "drop")),
    )


def make_report(*findings: Finding) -> Report:
    subject = Part("subject", "No 😀 subject", (Span(0, 12),), PlainSource("No 😀 subject"))
    body = Part("body", BODY, (Span(0, len(BODY)),), PlainSource(BODY))
    draft = Draft(path="a.eml", index=3, subject=subject.text, parts=(subject, body))
    return Report(
        draft,
        findings or (make_finding(),),
        {"words": 5, "flesch_reading_ease": 61.2},
        "hold",
        "unavailable",
        "The server is away.",
    )


def test_a_draft_has_the_keys_of_the_contract_in_its_order() -> None:
    drafted = draft_object(make_report())

    assert list(drafted) == DRAFT_KEYS
    assert list(drafted["findings"][0]) == FINDING_KEYS
    assert list(drafted["findings"][0]["rewrites"][0]) == ["text", "start", "end", "move"]


def test_a_draft_says_what_the_report_says() -> None:
    drafted = draft_object(make_report())

    assert (drafted["path"], drafted["index"], drafted["subject"]) == ("a.eml", 3, "No 😀 subject")
    assert drafted["measures"] == {"words": 5, "flesch_reading_ease": 61.2}
    assert (drafted["verdict"], drafted["grammar"]) == ("hold", "unavailable")
    assert drafted["grammar_note"] == "The server is away."
    found = drafted["findings"][0]
    for key in FINDING_KEYS:
        if key not in {"decoded", "rewrites", "fingerprint"}:
            assert found[key] == getattr(make_finding(), key), key
    assert found["fingerprint"] == fingerprint("contradiction/you-are-wrong", BODY, 2, 14)


@pytest.mark.parametrize(
    ("offsets", "span", "sentence_span"),
    [("code-point", (2, 14), (2, 26)), ("utf-16", (3, 15), (3, 28))],
)
def test_spans_come_in_the_unit_that_was_asked_for(
    offsets: OffsetUnit, span: tuple[int, int], sentence_span: tuple[int, int]
) -> None:
    found = draft_object(make_report(), offsets=offsets)["findings"][0]

    assert (found["start"], found["end"]) == span
    assert [(rewrite["start"], rewrite["end"]) for rewrite in found["rewrites"]] == [sentence_span, span]


def test_utf16_spans_cut_the_same_words_out_of_a_utf16_string() -> None:
    found = draft_object(make_report(), offsets="utf-16")["findings"][0]

    units = BODY.encode("utf-16-le")[2 * found["start"] : 2 * found["end"]]
    assert units.decode("utf-16-le") == found["text"]


def test_each_part_is_counted_by_its_own_text() -> None:
    in_subject = make_finding(part="subject", start=3, end=5)

    found = draft_object(make_report(in_subject), offsets="utf-16")["findings"][0]

    assert (found["start"], found["end"]) == (3, 6)


def test_the_whole_answer_names_its_schema_and_carries_the_errors() -> None:
    answer = report_object([make_report()], [{"path": "b.eml", "message": "not a mail"}])

    assert list(answer) == ["schema", "drafts", "errors"]
    assert answer["schema"] == "tactful-report/1"
    assert answer["drafts"] == [draft_object(make_report())]
    assert answer["errors"] == [{"path": "b.eml", "message": "not a mail"}]


def test_the_answer_survives_json() -> None:
    answer = report_object([make_report()], [{"path": "b.eml", "message": "nö"}])

    assert json.loads(json.dumps(answer)) == answer


def test_a_line_of_decoded_text_says_that_it_is_one() -> None:
    class Encoded(PlainSource):
        def is_decoded(self, offset: int) -> bool:
            return offset > 1

    def decoded(source: PlainSource) -> bool:
        report = make_report()
        parts = tuple(part._replace(source=source) for part in report.draft.parts)
        return draft_object(report._replace(draft=replace(report.draft, parts=parts)))["findings"][0]["decoded"]

    assert decoded(Encoded(BODY))
    assert not decoded(PlainSource(BODY))


@pytest.mark.parametrize("count", [0, 1, 3])
@pytest.mark.parametrize("errors", [[], [{"path": "b.eml", "message": "no"}]])
def test_an_answer_in_pieces_is_the_answer_as_a_whole(count: int, errors: list[dict[str, str]]) -> None:
    reports = [make_report()] * count
    pieces = [report_json_start()]
    if count:
        pieces.append("\n" + ",\n".join(draft_json(report) for report in reports))
    pieces.append(report_json_end(errors, empty=not count))
    whole = json.dumps(report_object(reports, errors), indent=2, ensure_ascii=False) + "\n"
    assert "".join(pieces) == whole


def test_what_the_ear_hears_says_how_sure_it_is_and_the_draft_which_ear() -> None:
    report = make_report(make_finding()._replace(rule="ear/dismissal", chance=0.93456))
    drafted = draft_object(report._replace(ear=EarReport("done", "normal", "0123456789ab")))
    assert drafted["findings"][0]["chance"] == 0.935
    assert drafted["ear"] == {"state": "done", "dial": "normal", "version": "0123456789ab", "note": "", "held_back": 0}
    assert draft_object(make_report())["findings"][0]["chance"] is None
