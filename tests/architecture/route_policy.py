"""Who may open which page? One line for every address of our own apps.

A new address without a line here fails `test_routes.py`. The roles are people of the
demo (`demo_objects.py`); whoever a line does not name gets 404, as if the thing did
not exist, and who is not signed in is asked to sign in.

policy    who it is for
public    everybody, without a cookie, to be kept by caches for a short time
revisited everybody; asked for again each time, by its ETag
unkept    everybody; never kept by a cache
signed_in everybody with an account
party     members of the organization or the two sides of a matter
person    the practitioner
officer   officers of the institute that answers for it
assessor  the certification body's people
builders  everybody, but not in production
editor    editors, in the editors' admin; others are sent to its sign-in
demo      the demo's own pages; elsewhere they do not exist
"""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Route:
    policy: str
    of: str = ""  # the things in the address, as demo_objects.py calls them
    opens: str = ""  # roles that get the page
    refused: str = ""  # roles that see the thing but may not do this: 403
    moved: str = ""  # roles that are sent on to another page
    only_post: bool = False


OFFICERS = "officer approver"
SIDES = "enterprise provider"
TEAM = f"{SIDES} practitioner"


def public(of: str = "") -> Route:
    return Route(policy="public", of=of)


def revisited(of: str = "") -> Route:
    return Route(policy="revisited", of=of)


def unkept(of: str = "") -> Route:
    return Route(policy="unkept", of=of)


def signed_in(of: str = "", *, only_post: bool = False) -> Route:
    return Route(policy="signed_in", of=of, only_post=only_post)


def party(opens: str, of: str = "", refused: str = "", moved: str = "") -> Route:
    return Route(policy="party", of=of, opens=opens, refused=refused, moved=moved)


def party_posts(of: str) -> Route:
    return Route(policy="party", of=of, only_post=True)


def person(opens: str, of: str) -> Route:
    return Route(policy="person", of=of, opens=opens)


def person_posts(of: str = "") -> Route:
    return Route(policy="person", of=of, only_post=True)


def officer(of: str = "", refused: str = "") -> Route:
    return Route(policy="officer", of=of, opens=OFFICERS, refused=refused)


def officer_posts(of: str) -> Route:
    return Route(policy="officer", of=of, only_post=True)


def assessor_posts(of: str) -> Route:
    return Route(policy="assessor", of=of, only_post=True)


DEMO = Route(policy="demo")
DEMO_POSTS = Route(policy="demo", only_post=True)

API = {
    "api:openapi-json": public(),
    "api:list_organizations": revisited(),
    "api:get_organization": revisited("hengrui"),
    "api:list_practitioners": revisited(),
    "api:get_practitioner": revisited("listed_person"),
    "api:list_offerings": revisited(),
    "api:get_offering": revisited("published_offering"),
    "api:get_credit": revisited("hengrui"),
    "api:list_events": revisited("hengrui"),
}
ROUTES: dict[str, Route] = {
    **API,
    "healthz": unkept(),
    "readyz": unkept(),
    # cms
    "cms_language_report": Route(policy="editor"),
    "cms_language_report_results": Route(policy="editor"),
    "cms_working_days": Route(policy="editor"),
    # portal.demo
    "demo:about": DEMO,
    "demo:switch": DEMO_POSTS,
    "demo:clock": DEMO_POSTS,
    "demo:mails": DEMO,
    "demo:follow": DEMO,
    "demo:reset": DEMO_POSTS,
    # portal.accounts
    "accounts:home": signed_in(),
    "accounts:profile": signed_in(),
    "accounts:export": signed_in(),
    "accounts:register": signed_in(),
    "accounts:join": signed_in("hengrui"),
    "accounts:contest": signed_in("hengrui"),
    "accounts:organization": party("enterprise", "hongda"),
    "accounts:hand_in": party("enterprise", "hongda"),
    "accounts:members": party("enterprise", "hongda"),
    "accounts:leave": party("enterprise", "hongda"),
    "accounts:join_answer": party_posts("join"),
    "accounts:invitation": party("practitioner", "membership_invitation"),
    "accounts:authority": officer("authority"),
    "accounts:contest_case": officer("contest"),
    "accounts:contest_decision": officer_posts("contest"),
    # portal.files, portal.notices, portal.worklist
    "files:download": party(TEAM, "file"),
    "notices:inbox": signed_in(),
    "notices:mark_read": signed_in(only_post=True),
    "worklist:queue": officer(),
    "worklist:export": officer(),
    "worklist:take": officer_posts("work"),
    "worklist:release": officer_posts("work"),
    # portal.ui
    "ui:styleguide": Route(policy="builders"),
    # credit.cases
    "cases:published": public(),
    "cases:published_decision": public("decision"),
    "cases:complain": public(),
    "cases:tip_off": unkept(),
    "cases:tip_receipt": unkept(),
    "cases:cases": signed_in(),
    "cases:file_complaint": signed_in(),
    "cases:records": signed_in(),
    "cases:object": party("provider practitioner", "event_ref"),
    "cases:request_repair": party("provider practitioner", "event_ref"),
    "cases:state": party("provider practitioner", "event_ref"),
    "cases:review": party("provider", "objection", moved=OFFICERS),
    "cases:review_step": party("provider", "objection withdraw"),
    "cases:case": party(SIDES, "case", moved=OFFICERS),
    "cases:step": party(SIDES, "case evidence"),
    "cases:institute_case": officer("case"),
    "cases:institute_step": officer("case note"),
    "cases:institute_review": officer("objection"),
    "cases:institute_review_step": officer("objection decide"),
    "cases:institute_tip": officer("tip"),
    "cases:institute_tip_step": officer("tip close"),
    "console:cases": officer(),
    # credit.publish
    "credit_publish:methodology": revisited(),
    "credit_publish:rulebook": revisited("version"),
    "credit_publish:events": revisited("hengrui"),
    "credit_publish:events_csv": revisited("hengrui"),
    "credit_publish:compare": revisited("hengrui"),
    "credit_publish:review": officer("person"),
    # marketplace.directory
    "directory:organization": revisited("hengrui"),
    "directory:practitioner": revisited("listed_person"),
    "directory:notices": public(),
    "directory:object_to": signed_in("notice"),
    "directory:tasks": party("provider", "hengrui"),
    "directory:apply": party_posts("hengrui"),
    "directory:describe": party("provider", "hengrui"),
    "directory:people": party("provider", "hengrui"),
    "directory:sign_code": party("provider", "hengrui"),
    "directory:enterprise": party("enterprise", "hongda"),
    "directory:offerings": party("provider", "hengrui"),
    "directory:new_offering": party("provider", "hengrui"),
    "directory:edit_offering": party("provider", "offering"),
    "directory:publish": party_posts("offering"),
    "directory:withdraw": party_posts("offering"),
    "directory:application": party("provider", "application"),
    "directory:withdraw_application": party_posts("application"),
    "directory:end_affiliation": party_posts("affiliation"),
    "directory:transfer": party("provider practitioner", "transfer"),
    "directory:practice": signed_in(),
    "directory:consent": person_posts(),
    "directory:remove_licence": person_posts("licence"),
    "directory:invitation": person("practitioner", "invitation"),
    "directory:decline": person_posts("invitation"),
    "directory:vetting": officer("vetting"),
    "directory:take_up": officer_posts("vetting"),
    "directory:check_line": officer_posts("vetting line_id"),
    "directory:return_vetting": officer_posts("vetting"),
    "directory:propose_vetting": officer_posts("vetting"),
    "directory:decide_vetting": officer_posts("vetting"),
    "directory:answer_objection": officer_posts("vetting objection_to_vetting"),
    "directory:listings": officer(),
    "directory:listing": officer("hengrui"),
    "directory:measure": officer("measure"),
    "directory:bodies": officer(),
    "directory:admission": officer("admission"),
    # marketplace.sourcing
    "sourcing:find": public(),
    "sourcing:matches": public(),
    "sourcing:details": public(),
    "sourcing:check": unkept("token"),
    "sourcing:weights": public("weights"),
    "sourcing:requests": signed_in(),
    "sourcing:new": party("", moved=f"stranger {TEAM} {OFFICERS} assessor editor"),
    "sourcing:publish": signed_in("token"),
    "sourcing:request": party(f"{SIDES} {OFFICERS}", "request"),
    "sourcing:invite": party_posts("request"),
    "sourcing:ask": party_posts("request"),
    "sourcing:answer": party_posts("request question"),
    "sourcing:cancel": party_posts("request"),
    "sourcing:propose": party(
        "provider", "open_request", refused=f"enterprise {OFFICERS}"
    ),
    "sourcing:proposal": party(SIDES, "proposal"),
    "sourcing:submit": party_posts("proposal"),
    "sourcing:withdraw": party_posts("proposal"),
    "sourcing:award": party_posts("proposal"),
    # marketplace.engagements
    "engagements:engagements": signed_in(),
    "engagements:engagement": party(TEAM, "engagement"),
    "engagements:contract": party(TEAM, "engagement"),
    "engagements:shares": party(TEAM, "engagement"),
    "engagements:ending": party(SIDES, "engagement", refused="practitioner"),
    "engagements:client_name": party_posts("engagement"),
    "engagements:apply": party(
        "enterprise", "engagement", refused="provider practitioner"
    ),
    "engagements:review": party(SIDES, "engagement", refused="practitioner"),
    "engagements:milestone": party(TEAM, "milestone"),
    "engagements:deliver": party_posts("milestone"),
    "engagements:accept": party_posts("milestone"),
    "engagements:changes": party_posts("milestone"),
    "engagements:dispute": party_posts("milestone"),
    "engagements:pay": party_posts("milestone"),
    "engagements:answer_payment": party_posts("payment"),
    "engagements:certifications": signed_in(),
    "engagements:certification": party(f"{SIDES} assessor {OFFICERS}", "certification"),
    "engagements:record": assessor_posts("certification what"),
    "engagements:move": party_posts("certification move"),
    "engagements:check": officer("certification", refused=f"{SIDES} assessor"),
    "engagements:reply": party(SIDES, "engagement_review"),
    # search
    "search:search": public(),
    "search:organizations": public(),
    "search:practitioners": public(),
    "search:offerings": public(),
}
