# SPDX-License-Identifier: EUPL-1.2
"""Primary education: repeating and referral rates by group, and the age-by-group model behind stocks and early entry."""
from common import ASSUMED, Source

# Repeating by group. The judgement of assumptions.csv (2, 9, 3.5 ... percent, mean 2.7) lies above what is published: a mean
# of 1.9 to 2.2 percent over the groups, and 13.7 to 15.1 percent of group 8 at 12 or older (it would give 19). Group 2 is
# held near the published "about one in ten", the others near the lower end of their range of 40 percent: mean 2.0.
REPEAT = {1: 0.0125, 2: 0.08, 3: 0.022, 4: 0.016, 5: 0.012, 6: 0.009, 7: 0.0056, 8: 0.0032}
CENTRAL = {1: 0.02, 2: 0.09, 3: 0.035, 4: 0.025, 5: 0.019, 6: 0.014, 7: 0.009, 8: 0.005}
REPEAT_SOURCE = ASSUMED + ", bao repeating; OnderwijsInCijfers/Inspectie ages in group 8"
# Share of a birth cohort that skips to group 2 after the intake group; so many that about a tenth of the cohort is still
# ahead at 10 (published: 10.4 percent of the 10-year-olds is outside bao a year later, 0.5 percent of it by referral).
AHEAD_AT_10 = 0.10
BIRTHS_OCTOBER_TO_MARCH = 0.49  # recalled: births peak in July-September


def early_share():
    kept = 1.0
    for g in range(2, 8):
        kept *= 1 - REPEAT[g]
    return AHEAD_AT_10 / kept


def offset_by_age():
    """{age: {group: share of the bao pupils of that age}} on 1 October under these rates."""
    state = {4: {1: 1 - early_share(), 2: early_share()}}
    for age in range(4, 13):
        nxt = {}
        for g, share in state[age].items():
            nxt[g] = nxt.get(g, 0) + share * REPEAT[g]
            if g < 8:
                nxt[g + 1] = nxt.get(g + 1, 0) + share * (1 - REPEAT[g])
        state[age + 1] = nxt
    return {a: {g: x / sum(d.values()) for g, x in d.items()} for a, d in state.items()}


def groups(date, total):
    """Estimated pupils per group on 1 October: bao pupils by age times the share of each age in each group."""
    table = Source("participants.csv")
    shares, out = offset_by_age(), {g: 0.0 for g in range(1, 9)}
    for age in range(4, 14):
        n = table.value(date=f"{date}-10-01", type="bao", level_or_track=f"leeftijd {age} (schatting)")
        for g, share in shares[age].items():
            out[g] += n * share
    # Group 8 decides who enters secondary education: take the published estimate, which repeats the count of 2018/19
    # (173029 against 172906 counted), and the model for the others.
    eight = table.value(date=f"{date}-10-01", type="bao", level_or_track="", grade="8") / table.value(date=f"{date}-10-01", type="bao", level_or_track="", grade="")
    rest = sum(out.values()) - out[8]
    return {g: total * eight if g == 8 else n / rest * total * (1 - eight) for g, n in out.items()}


# Inflow to sbo and so from bao, by group: shape from the ages at which sbo and so grow (DUO 2016), level from the
# published referrals of 2018/19 -> 2019/20 (0.526 and 0.271 percent of bao pupils).
SBO_SHAPE = {1: 0.5, 2: 1.2, 3: 1.5, 4: 1.6, 5: 1.4, 6: 1.0, 7: 0.4, 8: 0.05}
SO_SHAPE = {1: 1.3, 2: 1.5, 3: 1.3, 4: 1.1, 5: 1.0, 6: 0.8, 7: 0.5, 8: 0.1}
SBO_RATE, SO_RATE = 0.00526, 0.00271
