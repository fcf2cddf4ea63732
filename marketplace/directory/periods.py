"""How long does each step of a listing take? design.md §4, the table of periods."""

RETURN_WORKING_DAYS = 5  # for the institute: later the application counts as complete
DECIDE_WORKING_DAYS = 20
NOTICE_DAYS = 7
OBJECTION_WORKING_DAYS = 3
TRANSFER_COMMENT_WORKING_DAYS = 10
# Joining within so many days after leaving is still a transfer: a quarter covers notice
# and holidays between two posts; after it the former employer knows little to say.
TRANSFER_DAYS = 90
RENEW_DAYS = 60  # from then on a listed organization may apply again
WARN_DAYS = 28  # before a listing ends

# Deadline kinds (portal.wiring maps each to a function of due.py).
DECIDE = "directory.decide"
NOTICE_OVER = "directory.notice_over"
OBJECTION = "directory.objection"
EXPIRING = "directory.expiring"
LAPSE = "directory.lapse"
ADMISSION_END = "directory.admission_end"
