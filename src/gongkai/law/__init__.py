"""What the Regulations say, as dated facts: instruments, time limits, outcomes, remedies, fees, letters, columns, settings."""

from gongkai.law.applicants import APPLICANT_KINDS, ApplicantKind
from gongkai.law.channels import CHANNEL_KEYS, CHANNELS, PROVISION_FORMS, Channel, ProvisionForm, ReceivedBy, channel
from gongkai.law.columns import COLUMNS, Level, StatutoryColumn, columns_for
from gongkai.law.contents import REQUEST_CONTENTS, RequiredContent
from gongkai.law.disputes import DISPUTE_RESULTS, DisputeKind, DisputeResult
from gongkai.law.fees import SCHEMES, FeeLine, Scheme, fee, fee_lines, fee_may_be_charged, fee_of, marginal_fee
from gongkai.law.guards import GUARDS, Guard
from gongkai.law.instruments import INSTRUMENTS, Instrument, cite
from gongkai.law.letters import FIELDS, LETTERS, OUTCOME_FIELDS, Addressee, LetterKind
from gongkai.law.limits import LIMIT_IDS, LIMITS, NotLawThen, limit
from gongkai.law.outcomes import OUTCOMES, Outcome, RemedyRule
from gongkai.law.remedies import REVIEW_FIRST_SINCE, Remedy, online_review_sentence, remedy, third_party_remedy
from gongkai.law.reviewers import REVIEWERS, ReviewerRule
from gongkai.law.service import SERVICE_WAYS, ReplyDay, ServiceWay
from gongkai.law.settings import SETTINGS, Policy, Setting
from gongkai.law.time_limit import TimeLimit, Unit

__all__ = [
    "APPLICANT_KINDS",
    "CHANNELS",
    "CHANNEL_KEYS",
    "COLUMNS",
    "DISPUTE_RESULTS",
    "FIELDS",
    "GUARDS",
    "INSTRUMENTS",
    "LETTERS",
    "LIMITS",
    "LIMIT_IDS",
    "OUTCOMES",
    "OUTCOME_FIELDS",
    "PROVISION_FORMS",
    "REQUEST_CONTENTS",
    "REVIEWERS",
    "REVIEW_FIRST_SINCE",
    "SCHEMES",
    "SERVICE_WAYS",
    "SETTINGS",
    "Addressee",
    "ApplicantKind",
    "Channel",
    "DisputeKind",
    "DisputeResult",
    "FeeLine",
    "Guard",
    "Instrument",
    "LetterKind",
    "Level",
    "NotLawThen",
    "Outcome",
    "Policy",
    "ProvisionForm",
    "ReceivedBy",
    "Remedy",
    "RemedyRule",
    "ReplyDay",
    "RequiredContent",
    "ReviewerRule",
    "Scheme",
    "ServiceWay",
    "Setting",
    "StatutoryColumn",
    "TimeLimit",
    "Unit",
    "channel",
    "cite",
    "columns_for",
    "fee",
    "fee_lines",
    "fee_may_be_charged",
    "fee_of",
    "limit",
    "marginal_fee",
    "online_review_sentence",
    "remedy",
    "third_party_remedy",
]
