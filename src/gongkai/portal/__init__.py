"""The platform: a government body runs its year of information disclosure here; Django, apps by duty, one above the other.

A write is a *deed* (one function: check, act in one transaction, log), a read is a *selector* (one rule for what a person may
see); `docs/decisions/0014` says how both are held.
"""
