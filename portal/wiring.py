"""What follows what? One line per consequence.

PROJECTIONS run inside the transaction of the entry and are true together with it;
they are total and call no network. REACTIONS run later through the outbox, each
once, and decide nothing. DEADLINES name the action of each kind of timer. FILE_ACCESS
says who may read the files of a thing, by the prefix of its ref; DESK adds next steps
to a reader's own page, OWN_PAGES links to an organization's or person's own pages.
"""

from collections.abc import Mapping, Sequence

from cms import desk as cms_desk
from cms import entries as pages
from cms.actions.publish_due import publish_due
from credit.cases import desk as case_desk
from credit.cases import entries as cases
from credit.cases import projections as case_credit
from credit.cases import queries as case_queries
from credit.cases import subjects, work_rows
from credit.cases import telling as case_telling
from credit.cases.actions.end_answer_time import end_answer_time
from credit.cases.actions.end_appeal_time import end_appeal_time
from credit.cases.actions.end_hearing_time import end_hearing_time
from credit.cases.actions.end_mediation_by_time import end_mediation_by_time
from credit.cases.actions.end_publication import end_publication
from credit.cases.actions.erase_tip_off import erase_tip_off
from credit.cases.actions.make_effective import make_effective
from credit.cases.actions.miss_clock import miss_clock
from credit.cases.actions.purge_texts import purge_texts
from credit.cases.erase import erase_from_cases
from credit.evaluate import snapshots
from credit.evaluate.entries import ResultConfirmed as PractitionerConfirmed
from credit.events.entries import CreditEventRecorded, CreditEventStateChanged
from marketplace import credit_projection
from marketplace.directory import desk as directory_desk
from marketplace.directory import due as directory_due
from marketplace.directory import entries as directory
from marketplace.directory import own_pages as directory_pages
from marketplace.directory import projections as directory_rows
from marketplace.directory import reactions as directory_mail
from marketplace.directory import sanctions, shown_reviews
from marketplace.directory.erase import erase_named, erase_practitioner
from marketplace.engagements import desk as engagement_desk
from marketplace.engagements import disputes, silence
from marketplace.engagements import entries as engagements
from marketplace.engagements import projections as engaged
from marketplace.engagements import queries as engagement_queries
from marketplace.engagements import reactions as engagement_news
from marketplace.engagements.actions import answer_silence as silence_action
from marketplace.engagements.actions import complete_engagement as completion
from marketplace.engagements.actions import lapse_engagement as lapsing
from marketplace.engagements.actions import open_engagement as opening
from marketplace.engagements.actions import purge_texts as engagement_purge
from marketplace.engagements.actions import remind_silence as reminders
from marketplace.engagements.actions import reveal_reviews as revealing
from marketplace.engagements.actions import warn_certificate as certificate_warning
from marketplace.engagements.erase import erase_from_engagements
from marketplace.engagements.public_reviews import public_reviews
from marketplace.sourcing import after_award
from marketplace.sourcing import desk as sourcing_desk
from marketplace.sourcing import due as sourcing_due
from marketplace.sourcing import entries as sourcing
from marketplace.sourcing import telling as sourcing_telling
from marketplace.sourcing.actions.purge_drafts import purge_drafts
from marketplace.sourcing.erase import erase_from_sourcing
from portal.accounts import actors, desk, erasure, own_pages, sessions
from portal.accounts import entries as account
from portal.accounts import queries as accounts
from portal.agreements import entries as agreements
from portal.deadlines import timers
from portal.files import store as files
from portal.files import views as file_views
from portal.journal import entries as journal
from portal.kernel import workdays
from portal.notices import from_accounts as account_news
from portal.notices import queries as notices
from portal.notices import send
from portal.notices.erase import erase_notices
from portal.outbox import jobs, purge
from portal.worklist import desk as work_desk
from portal.worklist import from_accounts as account_rows
from portal.worklist.erase import erase_titles
from search import follow
from search.erase import erase_from_index

PROJECTIONS: Mapping[type[journal.Entry], Sequence[journal.Projection]] = {
    # portal.parties, portal.accounts
    account.AuthorityHandedIn: [account_rows.authority_waits],
    account.AuthorityConfirmed: [account_rows.authority_answered],
    account.AuthorityRefused: [account_rows.authority_answered],
    account.AccountContested: [account_rows.contest_waits],
    account.AccountContestProposed: [account_rows.contest_proposed],
    account.AccountContestDecided: [account_rows.contest_decided],
    # marketplace.directory
    directory.VettingSubmitted: [directory_rows.show_vetting],
    directory.VettingTakenUp: [directory_rows.show_vetting],
    directory.VettingReturned: [directory_rows.show_vetting],
    directory.VettingProposed: [directory_rows.show_vetting],
    directory.VettingDecided: [directory_rows.show_vetting],
    directory.VettingWithdrawn: [directory_rows.show_vetting],
    directory.VettingEnded: [directory_rows.show_vetting],
    directory.VettingObjected: [directory_rows.show_vetting],
    directory.VettingObjectionAnswered: [directory_rows.show_vetting],
    directory.ProviderActivated: [directory_rows.show_vetting],
    directory.MeasureProposed: [directory_rows.show_measure],
    directory.MeasureDecided: [directory_rows.show_measure],
    directory.AdmissionProposed: [directory_rows.show_admission],
    directory.AdmissionDecided: [directory_rows.show_admission],
    directory.OfferingsScanned: [directory_rows.show_broken_offerings],
    directory.OfferingSaved: [directory_rows.show_broken_offerings],
    directory.OfferingWithdrawn: [directory_rows.show_broken_offerings],
    directory.AffiliationStarted: [directory_rows.tie_employment],
    directory.AffiliationEnded: [directory_rows.end_employment],
    # marketplace.sourcing
    sourcing.ProposalAwarded: [engaged.open_from_award],
    #
    # marketplace.engagements
    engagements.ContractSigned: [engaged.paid_engagement_tie],
    engagements.MilestoneAccepted: [credit_projection.post],
    engagements.EngagementCompleted: [
        engaged.end_engagement_tie,
        credit_projection.post,
    ],
    engagements.EngagementTerminated: [
        engaged.end_engagement_tie,
        credit_projection.post,
    ],
    engagements.DisputeOpened: [disputes.open_mediation_case],
    engagements.CertificationApplied: [engaged.certification_tie],
    engagements.CertificationResult: [engaged.put_check, credit_projection.post],
    engagements.ResultChecked: [engaged.close_check, credit_projection.post],
    engagements.ResultConfirmed: [engaged.close_check, credit_projection.post],
    engagements.ResultReleased: [credit_projection.post],
    engagements.ResultContested: [
        engaged.close_check,
        engaged.put_contest,
        credit_projection.post,
    ],
    engagements.ContestAnswerProposed: [engaged.follow_contest],
    engagements.ContestAnswerReturned: [engaged.follow_contest],
    engagements.ContestSettled: [
        engaged.close_contest,
        engaged.put_check_again,
        credit_projection.post,
    ],
    engagements.CertificateChanged: [credit_projection.post],
    engagements.ReviewsRevealed: [credit_projection.post],
    #
    # credit.events
    CreditEventRecorded: [snapshots.refresh],
    CreditEventStateChanged: [snapshots.refresh],
    # credit.cases
    cases.ComplaintFiled: [work_rows.follow],
    cases.CaseAccepted: [work_rows.follow],
    cases.CaseDeclined: [work_rows.follow],
    cases.CaseTransferred: [work_rows.follow],
    cases.CaseWithdrawn: [work_rows.follow],
    cases.CaseTaken: [work_rows.follow],
    cases.OfficerRecused: [work_rows.follow],
    cases.MediationStarted: [work_rows.follow],
    cases.MediationOpened: [work_rows.follow],
    cases.MediationEnded: [work_rows.follow],
    cases.RulingProposed: [work_rows.follow],
    cases.RulingReturned: [work_rows.follow],
    cases.MediationRuled: [disputes.settle_by_ruling, work_rows.follow],
    cases.InvestigationStarted: [work_rows.follow],
    cases.InvestigationExtended: [work_rows.follow],
    cases.FindingsRecorded: [work_rows.follow],
    cases.DecisionProposed: [work_rows.follow],
    cases.ProposalReturned: [work_rows.follow],
    cases.HearingRequested: [work_rows.follow],
    cases.HearingWaived: [work_rows.follow],
    cases.HearingHeld: [work_rows.follow],
    cases.CaseDecided: [work_rows.follow],
    cases.DecisionServed: [work_rows.follow],
    cases.ClockMissed: [work_rows.follow],
    cases.CaseOpenedExOfficio: [work_rows.follow],
    cases.DecisionEffective: [case_credit.record_decision],
    cases.PublicationEnded: [case_credit.end_event],
    cases.SanctionEffective: [sanctions.suspend_by_sanction],
    cases.SanctionLifted: [sanctions.lift_by_decision],
    cases.ObjectionFiled: [case_credit.mark_objected, work_rows.follow],
    cases.ObjectionExtended: [work_rows.follow],
    cases.AppealFiled: [case_credit.mark_objected, work_rows.follow],
    cases.RepairRequested: [work_rows.follow],
    cases.AnswerProposed: [work_rows.follow],
    cases.AnswerReturned: [work_rows.follow],
    cases.ReviewTransferred: [work_rows.follow],
    cases.ReviewWithdrawn: [case_credit.withdraw_mark, work_rows.follow],
    cases.ObjectionDecided: [case_credit.settle_objection, work_rows.follow],
    cases.AppealDecided: [case_credit.settle_appeal, work_rows.follow],
    cases.RepairDecided: [case_credit.settle_repair, work_rows.follow],
    cases.TipOffReceived: [work_rows.follow],
    cases.TipOffTriaged: [work_rows.follow],
    cases.TipOffForwarded: [work_rows.follow],
    cases.TipOffOpened: [work_rows.follow],
    cases.TipOffClosed: [work_rows.follow],
}

# The embedded search index is right together with every change (search.follow).
INDEXED: Mapping[journal.Projection, Sequence[type[journal.Entry]]] = {
    follow.organization_changed: [
        directory.ProviderDescribed,
        directory.ProviderActivated,
        directory.MeasureDecided,
        directory.ListingLapsed,
        directory.AffiliationStarted,
        directory.AffiliationEnded,
        directory.OfferingSaved,
        directory.OfferingPublished,
        directory.OfferingWithdrawn,
    ],
    follow.party_changed: [
        agreements.ConsentDecided,
        CreditEventRecorded,
        CreditEventStateChanged,
        PractitionerConfirmed,
        account.PersonErased,
    ],
    follow.page_changed: [
        pages.PagePublished,
        pages.PageUnpublished,
        pages.PageMoved,
    ],
}

REACTIONS: Mapping[type[journal.Entry], Sequence[journal.Reaction]] = {
    # portal.parties, portal.accounts
    account.AuthorityConfirmed: [account_news.authority_confirmed],
    account.AuthorityRefused: [account_news.authority_refused],
    account.JoinAsked: [account_news.join_asked],
    account.JoinAnswered: [account_news.join_answered],
    account.MemberInvited: [account_news.member_invited],
    account.AccountContested: [account_news.account_contested],
    account.AccountContestDecided: [account_news.contest_decided],
    # marketplace.directory
    directory.PractitionerInvited: [directory_mail.tell_invited],
    directory.AffiliationStarted: [directory_mail.tell_organization_joined],
    directory.AffiliationEnded: [directory_mail.tell_organization_left],
    directory.PersonTransferred: [directory_mail.tell_transfer],
    directory.VettingSubmitted: [directory_mail.tell_institute_submitted],
    directory.VettingReturned: [directory_mail.tell_returned],
    directory.VettingProposed: [directory_mail.tell_institute_proposed],
    directory.VettingDecided: [directory_mail.tell_decided],
    directory.VettingObjected: [directory_mail.tell_institute_objected],
    directory.VettingObjectionAnswered: [directory_mail.tell_objection_answered],
    directory.VettingEnded: [directory_mail.tell_vetting_ended],
    directory.VettingOverdue: [directory_mail.tell_institute_overdue],
    directory.ProviderActivated: [directory_mail.tell_listed],
    directory.MeasureDecided: [directory_mail.tell_measure],
    directory.ListingExpiring: [directory_mail.tell_expiring],
    directory.ListingLapsed: [directory_mail.tell_lapsed],
    directory.AdmissionDecided: [directory_mail.tell_body],
    directory.OfferingsScanned: [directory_mail.tell_broken],
    # marketplace.sourcing
    sourcing.RequestPublished: [sourcing_telling.tell_matching],
    sourcing.ProviderInvited: [sourcing_telling.tell_invited],
    sourcing.QuestionAsked: [sourcing_telling.tell_question],
    sourcing.QuestionAnswered: [sourcing_telling.tell_answer],
    sourcing.ProposalSubmitted: [sourcing_telling.tell_submitted],
    sourcing.RequestClosed: [sourcing_telling.tell_closed],
    sourcing.RequestCancelled: [sourcing_telling.tell_ended],
    sourcing.RequestLapsed: [sourcing_telling.tell_ended],
    sourcing.ProposalAwarded: [sourcing_telling.tell_awarded],
    # marketplace.engagements
    **{entry: [engagement_news.tell] for entry in engagement_news.TOLD},
    engagements.CertificationResult: [
        engagement_news.tell,
        engagement_news.tell_institute,
    ],
    engagements.ResultContested: [
        engagement_news.tell,
        engagement_news.tell_institute,
    ],
    engagements.ContestAnswerProposed: [engagement_news.tell_institute],
    #
    # credit.cases
    **{entry: [case_telling.tell] for entry in case_telling.TOLD},
}

DEADLINES: Mapping[str, timers.Action] = {
    # portal.parties, portal.accounts
    #
    # marketplace.directory
    "directory.decide": directory_due.decision_overdue,
    "directory.notice_over": directory_due.notice_over,
    "directory.objection": directory_due.objection_unanswered,
    "directory.expiring": directory_due.listing_expiring,
    "directory.lapse": directory_due.listing_over,
    "directory.admission_end": directory_due.admission_over,
    # marketplace.sourcing
    "sourcing.close": sourcing_due.window_over,
    "sourcing.closing_soon": sourcing_due.closing_soon,
    "sourcing.lapse": sourcing_due.decision_overdue,
    # marketplace.engagements
    opening.SIGN_DEADLINE: lapsing.lapse_engagement,
    **reminders.REMINDERS,
    silence.SILENCE: silence_action.answer_silence,
    completion.REVEAL_DEADLINE: revealing.reveal_reviews,
    **certificate_warning.ALARMS,
    #
    # credit.cases (a missed clock of the institute is written down, nothing decided)
    "cases.intake": miss_clock("intake"),
    "cases.answer": end_answer_time,
    "cases.investigate": miss_clock("investigate"),
    "cases.mediation": end_mediation_by_time,
    "cases.decide": miss_clock("decide"),
    "cases.hearing": end_hearing_time,
    "cases.serve": miss_clock("serve"),
    "cases.effect": make_effective,
    "cases.appeal_window": end_appeal_time,
    "cases.publication": end_publication,
    "cases.objection": miss_clock("objection"),
    "cases.appeal": miss_clock("appeal"),
    "cases.repair": miss_clock("repair"),
    "cases.tip_triage": miss_clock("tip_triage"),
    "cases.tip_erase": erase_tip_off,
}

HANDLERS: Mapping[str, jobs.Handler] = {
    journal.REACTION_JOB: journal.run_reaction,
    "outbox.purge_done": purge.purge_done,
    "accounts.clear_sessions": sessions.clear_expired,
    "deadlines.sweep": timers.enqueue_due,
    timers.FIRE_JOB: timers.fire,
    send.MAIL_JOB: send.send_notice_mail,
    "sourcing.purge_drafts": purge_drafts,
    "cases.purge_texts": purge_texts,
    "engagements.purge_texts": engagement_purge.purge_texts,
    "cms.publish_due": publish_due,
    "search.grades": lambda payload: follow.refresh_grades(),
}

CRON: Mapping[str, str] = {
    "outbox.purge_done": "daily",
    "accounts.clear_sessions": "daily",
    "deadlines.sweep": "hourly",
    "sourcing.purge_drafts": "daily",
    "cases.purge_texts": "daily",
    "engagements.purge_texts": "daily",
    "cms.publish_due": "hourly",
    "search.grades": "hourly",
}

FILE_ACCESS: Mapping[str, files.MayRead] = {
    # portal.parties, portal.accounts
    "ORG": accounts.may_read_party_files,
    "PER": accounts.may_read_party_files,
    "AUT": accounts.may_read_authority,
    "CON": accounts.may_read_contest,
    # marketplace.directory
    #
    # marketplace.sourcing
    #
    # marketplace.engagements
    "MIL": engagement_queries.may_read_milestone_files,
    "CRT": engagement_queries.may_read_certification_files,
    #
    # credit.cases
    "CMP": case_queries.may_read_evidence,
    "OBJ": case_queries.may_read_evidence,
    "APL": case_queries.may_read_evidence,
    "RPR": case_queries.may_read_evidence,
}

DESK: Sequence[desk.Provider] = (
    work_desk.steps,
    # marketplace.directory
    directory_desk.steps,
    # marketplace.sourcing
    sourcing_desk.steps,
    # marketplace.engagements
    engagement_desk.steps_of,
    #
    # credit.cases
    case_desk.steps,
    # cms
    cms_desk.steps,
)

OWN_PAGES: Sequence[own_pages.Provider] = (
    # marketplace.directory
    directory_pages.pages,
)

ERASERS: Sequence[erasure.Eraser] = (
    # portal.parties, portal.accounts
    erase_notices,
    erase_titles,
    # marketplace.directory
    erase_practitioner,
    erase_named,
    # marketplace.sourcing
    erase_from_sourcing,
    # marketplace.engagements
    erase_from_engagements,
    # credit.cases
    erase_from_cases,
    # search, last: it shows what the others have left
    erase_from_index,
)


def projections() -> Mapping[type[journal.Entry], Sequence[journal.Projection]]:
    """PROJECTIONS, with the index last: it shows what the others have made true."""
    joined = {entry: list(follows) for entry, follows in PROJECTIONS.items()}
    for projection, entries in INDEXED.items():
        for entry in entries:
            joined.setdefault(entry, []).append(projection)
    return joined


def install() -> None:
    journal.install(projections(), REACTIONS)
    timers.install(DEADLINES)
    jobs.install(HANDLERS, CRON)
    workdays.install(timers.overrides)
    files.install(FILE_ACCESS)
    file_views.install(actors.request_actor)
    desk.install(DESK, notices.latest_lines)
    subjects.install(
        {"ENG": disputes.about_engagement}, disputes.held_amount, disputes.choices
    )
    erasure.install(ERASERS)
    own_pages.install(OWN_PAGES)
    after_award.install(engagement_queries.engagement_after)
    shown_reviews.install(public_reviews)
