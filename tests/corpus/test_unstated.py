from corpus.knowledge.schema import Bilingual, Claim, Entity, Pin, Unstated
from corpus.knowledge.unstated import body_to_ask, unstated_gaps


def words(text: str) -> Bilingual:
    return Bilingual(en=text, lt=text)


def entity(key: str, **more: object) -> Entity:
    return Entity.model_validate({"id": key, "type": "programme", "name": {"en": key, "lt": key}, **more})


AGENCY = entity("agency", type="body")
OLD_AGENCY = entity("old-agency", type="body", successors=["agency"])
PROGRAMME = entity("programme", ask="agency")
CALL = entity("call", type="call", part_of="programme")
ORPHAN = entity("orphan")
THINGS = (AGENCY, OLD_AGENCY, PROGRAMME, CALL, ORPHAN)
KNOWN = {thing.id: thing for thing in THINGS}
ENTRY = Unstated(
    id="no-phone", properties=("phone",), types=("programme", "call"), missing=words("none"), ask="ministry"
)


def test_a_part_is_asked_about_where_its_whole_is() -> None:
    assert body_to_ask(CALL, KNOWN) == "agency"


def test_a_body_answers_for_itself_and_its_successor_for_one_that_is_gone() -> None:
    assert body_to_ask(AGENCY, KNOWN) == "agency"
    assert body_to_ask(OLD_AGENCY, KNOWN) == "agency"


def test_parts_of_each_other_do_not_run_in_a_circle() -> None:
    one, other = entity("one", part_of="other"), entity("other", part_of="one")
    assert body_to_ask(one, {"one": one, "other": other}) is None


def test_an_entry_becomes_one_gap_for_each_body_to_ask() -> None:
    gaps = list(unstated_gaps([ENTRY], THINGS, []))
    assert {(gap.id, gap.ask, gap.subjects) for gap in gaps} == {
        ("no-phone-agency", "agency", ("programme", "call")),
        ("no-phone-ministry", "ministry", ("orphan",)),
    }


def test_what_a_claim_states_is_no_gap() -> None:
    claim = Claim(subject="orphan", property="phone", value=words("1"), pin=Pin(document="d", quote="1"))
    assert [gap.subjects for gap in unstated_gaps([ENTRY], THINGS, [claim])] == [("programme", "call")]
