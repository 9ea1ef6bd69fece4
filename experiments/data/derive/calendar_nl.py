# SPDX-License-Identifier: EUPL-1.2
"""closures.csv and holidays.csv: the corona closures as decided, and the national school holidays (region middle)."""
from datetime import date, timedelta

CLOSURE_COLUMNS = "set start end calendar open_share first source quality note".split()
FIRST_UNTIL = "2020-08-01"  # distance teaching was new in the spring of 2020
HOLIDAY_COLUMNS = "start end calendar source quality note".split()
DECISION = "government decision, as compiled in learning.csv (closure rows)"

# set, start, end, calendars, open share, quality, note
CLOSURES = [
    ("corona-2020", "2020-03-16", "2020-05-10", "bao special vve", 0, "verbatim", "distance teaching, emergency care only"),
    ("corona-2020", "2020-05-11", "2020-06-07", "bao", 0.5, "verbatim", "half groups; special primary schools opened fully on 11 May"),
    ("corona-2020", "2020-03-16", "2020-06-01", "vo vo_exam pro", 0, "verbatim", "vso as vo; central exams cancelled on 24 March"),
    ("corona-2020", "2020-06-02", "2020-07-17", "vo vo_exam", 0.3, "assumption", "partly open at 1.5 metres; the share was not published (0.2-0.5)"),
    ("corona-2020", "2020-06-02", "2020-07-17", "pro", 0.5, "assumption", "partly open at 1.5 metres; the share was not published (0.3-0.8)"),
    ("corona-2020", "2020-03-16", "2020-06-14", "mbo ho", 0, "verbatim", "distance teaching"),
    ("corona-2020", "2020-06-15", "2020-07-17", "mbo ho", 0.15, "assumption", "open for tests, practical lessons and vulnerable students; share not published (0.05-0.3)"),
    ("corona-2020", "2020-08-31", "2020-12-15", "mbo", 0.5, "assumption", "1.5 metres and spread times; share not published (0.3-0.7)"),
    ("corona-2020", "2020-08-31", "2020-12-15", "ho", 0.25, "assumption", "1.5 metres and spread times; share not published (0.1-0.4)"),
    ("corona-2021", "2020-12-16", "2021-02-07", "bao vve", 0, "verbatim", "reopened 8 February 2021; Christmas holidays are in holidays.csv"),
    ("corona-2021", "2020-12-16", "2021-02-07", "special", 0.3, "assumption", "closed with exceptions for pupils in a vulnerable position; share not published (0.1-0.6)"),
    ("corona-2021", "2020-12-16", "2021-02-28", "vo", 0.1, "assumption", "closed but for practical subjects and vulnerable pupils; share not published (0.05-0.2)"),
    ("corona-2021", "2020-12-16", "2021-02-28", "vo_exam", 0.7, "assumption", "exam classes could come; share not published (0.5-0.9)"),
    ("corona-2021", "2020-12-16", "2021-02-28", "pro", 0.5, "assumption", "practical lessons open; share not published (0.3-0.8)"),
    ("corona-2021", "2021-03-01", "2021-05-30", "vo", 0.2, "verbatim", "at least one day a week: a lower bound; end date recalled"),
    ("corona-2021", "2021-03-01", "2021-05-30", "vo_exam", 0.8, "assumption", "exam classes open at distance; share not published (0.6-1)"),
    ("corona-2021", "2021-03-01", "2021-05-30", "pro", 0.6, "assumption", "share not published (0.4-0.9)"),
    ("corona-2021", "2020-12-16", "2021-02-28", "mbo", 0.15, "assumption", "closed but for practical lessons and exams; share not published (0.05-0.3)"),
    ("corona-2021", "2021-03-01", "2021-06-01", "mbo", 0.2, "verbatim", "one day a week; end date recalled"),
    ("corona-2021", "2020-12-16", "2021-04-25", "ho", 0, "verbatim", "online but for practical lessons and exams"),
    ("corona-2021", "2021-04-26", "2021-07-16", "ho", 0.2, "recalled", "one day a week from 26 April 2021; end of the year as end date"),
    ("corona-2022", "2021-12-21", "2022-01-09", "bao special vo vo_exam mbo", 0, "recalled", "closed around Christmas; practical education and vso stayed open; reopened 10 January 2022 (recalled)"),
    ("corona-2022", "2021-12-21", "2022-01-14", "ho", 0, "recalled", "online around Christmas; end date recalled")]

HOLIDAYS = [
    ("2019-10-19", "2019-10-27", "autumn holiday"), ("2019-12-21", "2020-01-05", "Christmas holiday"), ("2020-02-22", "2020-03-01", "spring holiday"),
    ("2020-04-10", "2020-04-10", "Good Friday"), ("2020-04-13", "2020-04-13", "Easter Monday"), ("2020-04-25", "2020-05-10", "May holiday, two weeks in most schools; King's Day and 5 May fall in it"),
    ("2020-05-21", "2020-05-22", "Ascension and the day after"), ("2020-06-01", "2020-06-01", "Whit Monday"), ("2020-07-18", "2020-08-30", "summer holiday"),
    ("2020-10-17", "2020-10-25", "autumn holiday"), ("2020-12-19", "2021-01-03", "Christmas holiday"), ("2021-02-20", "2021-02-28", "spring holiday"),
    ("2021-04-02", "2021-04-02", "Good Friday"), ("2021-04-05", "2021-04-05", "Easter Monday"), ("2021-04-24", "2021-05-09", "May holiday, two weeks in most schools"),
    ("2021-05-13", "2021-05-14", "Ascension and the day after"), ("2021-05-24", "2021-05-24", "Whit Monday"), ("2021-07-17", "2021-08-29", "summer holiday"),
    ("2021-10-16", "2021-10-24", "autumn holiday"), ("2021-12-25", "2022-01-09", "Christmas holiday"), ("2022-02-26", "2022-03-06", "spring holiday"),
    ("2022-04-15", "2022-04-15", "Good Friday"), ("2022-04-18", "2022-04-18", "Easter Monday"), ("2022-04-23", "2022-05-08", "May holiday, two weeks in most schools"),
    ("2022-05-26", "2022-05-27", "Ascension and the day after"), ("2022-06-06", "2022-06-06", "Whit Monday"), ("2022-07-09", "2022-08-21", "summer holiday")]


def closures():
    return [dict(set=name, start=start, end=end, calendar=key, open_share=share, first="yes" if start < FIRST_UNTIL else "no", source=DECISION if quality != "assumption" else DECISION + "; share is our judgement",
                 quality=quality, note=note)
            for name, start, end, keys, share, quality, note in CLOSURES for key in keys.split()]


def holidays():
    return [dict(start=a, end=b, calendar="", source="Rijksoverheid, school holidays (region middle) and public holidays", quality="recalled", note=note) for a, b, note in HOLIDAYS]


def weekdays(start, end):
    day, end = date.fromisoformat(start), date.fromisoformat(end)
    while day <= end:
        if day.weekday() < 5:
            yield day
        day += timedelta(1)


def days(calendar, share, start, end):
    """Weekdays between two dates on which `calendar` had exactly `share` open, holidays left out."""
    free = {d for a, b, _ in HOLIDAYS for d in weekdays(a, b)}
    hit = {d for c in closures() if c["calendar"] == calendar and c["open_share"] == share for d in weekdays(c["start"], c["end"])}
    return len([d for d in hit - free if start <= d.isoformat() <= end])


def check():
    """The sums that the ministry used: 28 closed and 17 half days in spring 2020, 28 closed days in the second closure."""
    found = (days("bao", 0, "2020-01-01", "2020-07-31"), days("bao", 0.5, "2020-01-01", "2020-07-31"), days("bao", 0, "2020-12-01", "2021-07-31"))
    if found != (28, 17, 28):
        raise SystemExit(f"closure days of bao are {found}, must be (28, 17, 28)")
