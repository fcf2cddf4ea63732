"""Play everything: the demo's database from an empty one."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.core.management import call_command
from django.db.models import F
from wagtail.models import Site

from cms.models import PublicFooter
from credit.evaluate.actions.found_rulebook import found_rulebook
from marketplace.directory.actions.invite_practitioner import invite_practitioner
from marketplace.directory.actions.submit_vetting import submit_vetting
from portal.agreements.models import AgreementText
from portal.demo.storylines import cases, certification, chronicle, engagement, people
from portal.demo.storylines import vetting as listing
from portal.demo.storylines.cast import BODIES, ENTERPRISES, LATE_BODY, PROVIDERS
from portal.demo.storylines.stage import Stage, Story
from portal.kernel import clock
from portal.notices.models import Notice

FIRST_LISTINGS = date(2024, 9, 13)
LATER = {"lanting": date(2025, 10, 20), "feidu": date(2025, 4, 14)}
Made = dict[str, str]


def play(stage: Stage) -> Made:
    """Refs of what was made, by the keys of the chronicle."""
    made: Made = {}
    for command in ("load_reference", "load_agreements", "load_content"):
        call_command(command, verbosity=0)
    _footer()
    # The demo begins before the day on which the shipped texts come into force.
    AgreementText.objects.update(in_force_from=clock.today())
    found_rulebook(actor="system", valid_from=clock.now())
    people.people(stage)
    people.institutes(stage)
    people.organizations(stage)
    people.late_body(stage)
    stage.play(list(stories(stage, made)))
    stage.move_to(chronicle.LAST_DAY)
    _read_what_is_old()
    return made


def _read_what_is_old() -> None:
    """People read their messages; what came in the last two weeks still waits."""
    old = Notice.objects.filter(created_at__lt=clock.now() - timedelta(days=14))
    old.update(read_at=F("created_at"))


def _footer() -> None:
    """Who runs the site: plainly invented, set where an operator sets it."""
    PublicFooter.objects.create(
        site=Site.objects.get(is_default_site=True),
        operator="示例运营方（虚构，仅供演示）",
        operator_en="Example Operator (invented, demo only)",
        email="operator@demo.invalid",
    )


def stories(stage: Stage, made: Made) -> Iterator[Story]:
    for firm in (*PROVIDERS, *ENTERPRISES, *BODIES):
        yield people.keep_authority(stage, firm.key, firm.owner)
    yield people.opens_account(stage)
    for number, body in enumerate((*BODIES, LATE_BODY)):
        yield listing.admit_body(stage, body.key, f"CNCA-R-2099-{901 + number}")
    for number, firm in enumerate(PROVIDERS[:-1]):
        begin = LATER.get(firm.key, FIRST_LISTINGS)
        yield listing.list_provider(stage, firm, number, begin)
    for plot in chronicle.PLOTS:
        yield engagement.engage(stage, plot, made)
    yield tour(stage, made)
    yield certification.withdraw(stage, "z1", "zhengyuan", date(2026, 6, 15), made)
    yield from _cases(stage, made)
    yield _waiting(stage, made)


def _cases(stage: Stage, made: Made) -> Iterator[Story]:
    told = (
        chronicle.HENGRUI,
        chronicle.YUNFAN,
        chronicle.MINGCHUAN,
        chronicle.DEERTA,
        chronicle.FEIDU,
        chronicle.QIMING,
        *chronicle.WAITING,
    )
    for quarrel in told:
        yield cases.complain(stage, quarrel, made)
    hengrui = chronicle.HENGRUI
    words = "内部审核在约定日前完成，晚交的是整理后的报告。"
    yield cases.state(stage, hengrui, date(2026, 2, 25), words, made)
    yield cases.repair(stage, chronicle.YUNFAN, date(2026, 4, 13), made)
    yield cases.appeal(stage, chronicle.MINGCHUAN, date(2026, 4, 9), made)
    objected = date(2026, 11, 18)
    yield cases.object_to(stage, hengrui, objected, made, proposed=True)


def tour(stage: Stage, made: Made) -> Story:
    """The engagement to follow: one step waits at each of its stops."""
    yield from engagement.engage(stage, chronicle.TOUR, made)
    yield from certification.record_unreleased(stage, chronicle.TOUR, made)
    engagement.state_last_payment(stage, chronicle.TOUR, made)


def _waiting(stage: Stage, made: Made) -> Story:
    """What the roles find on their desks."""
    yield date(2026, 11, 9)
    newcomer = PROVIDERS[-1]
    listing.prepare(stage, newcomer, len(PROVIDERS))
    yield date(2026, 11, 16)
    case = submit_vetting(
        party_ref=stage.ref(newcomer.key), actor=stage.actor(newcomer.owner)
    )
    made["vetting"] = case.ref
    yield date(2026, 11, 17)
    invite_practitioner(
        organization_ref=stage.ref("lanting"),
        email=str(stage.people["song_ke"].email),
        actor=stage.actor("he_an"),
    )
    yield date(2026, 11, 18)
    wish = engagement.Plot(
        key="open", enterprise="jinlu", provider="hengrui", begin=date(2026, 11, 18)
    )
    made["open.request"] = engagement.publish(stage, wish).ref
