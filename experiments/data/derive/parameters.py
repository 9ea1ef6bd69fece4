# SPDX-License-Identifier: EUPL-1.2
"""The small tables of the system: parameters, growth, distance teaching, costs, staff, diplomas."""
from common import ASSUMED, OWN, Source, cite

VVE_PARTICIPATION = 0.16
COLUMNS = "key value low high unit source quality note".split()
GROWTH_COLUMNS = "year_group reading_sd_per_year maths_sd_per_year low high source quality note".split()
DISTANCE_COLUMNS = "distance closure efficacy low high source quality note".split()
COST_COLUMNS = "cost eur_per_pupil_year marginal_share low high source quality note".split()
STAFF_COLUMNS = "staff pupils_per_teacher_fte low high source quality note".split()
ADVICE_COLUMNS = "advice share source quality note".split()
MEASURE_COLUMNS = "measure kind school_year parameter in label_nl label_en source quality note".split()
DIPLOMA_COLUMNS = "diploma rank starting_qualification label_nl label_en source quality note".split()
ENGZELL = "Engzell, Frey and Verhagen 2021, replication tables (learning.csv)"

# key, value, low, high, unit, source, quality, note
PARAMETERS = [
    ("vve.participation", VVE_PARTICIPATION, 0.12, 0.22, "share of children", "schools.csv: 43600 places in 235 municipalities, reach of the target group 80-86 percent", "assumption", "about 55000 children nationally of 345000 aged 2 and 3"),
    ("skill.sd_at_entry", 0.75, 0.65, 0.90, "SD of a cohort", OWN, "assumption", "spread at age 4; spread grows to 1 by the end of primary"),
    ("ability.pace_sd", 0.08, 0.05, 0.15, "share of the mean pace", OWN, "assumption", "so that the spread of a cohort is about 1 SD at the end of primary, after 4.4 SD of growth; 0.15 would give 1.4"),
    ("ability.skill_correlation", 0.60, 0.40, 0.75, "correlation", OWN, "assumption", "between pace and skill at entry"),
    ("skill.noise_sd_per_term", 0.10, 0.05, 0.15, "SD", OWN, "assumption", "growth of one pupil that no attribute explains"),
    ("education.skill_low", -0.35, -0.50, -0.20, "SD", "background.csv: percentiles by parental education in groups 4-7; part of it at age 4", "assumption", "initial gap at age 4, against middle"),
    ("education.skill_high", 0.25, 0.15, 0.35, "SD", "background.csv, as above", "assumption", "initial gap at age 4, against middle"),
    ("education.pace_low", -0.02, -0.05, 0.0, "share of the mean pace", "background.csv, as above", "assumption", "so that low is about 0.67 SD below the others in group 8, as in the percentiles by parental education"),
    ("education.pace_high", 0.02, 0.0, 0.05, "share of the mean pace", "background.csv, as above", "assumption", ""),
    ("skill.maths_reading_correlation", 0.70, 0.60, 0.80, "correlation", OWN, "assumption", "of both domains at entry"),
    ("skill.growth_scale", 1.0, "", "", "factor", "calibrated", "derived", "factor on all growth; 1 before calibration"),
    ("girl.reading", 0.12, 0.05, 0.20, "SD", OWN, "assumption", "girls against boys, reading"),
    ("girl.maths", -0.10, -0.18, 0.0, "SD", OWN, "assumption", "girls against boys, mathematics"),
    ("school.quality_sd", 0.06, 0.03, 0.10, "share of the mean pace", OWN, "assumption", "spread of learning pace between schools"),
    ("test.error_sd", 0.42, 0.35, 0.50, "SD", OWN, "assumption", "reliability 0.85: error variance is 0.15/0.85 of the true variance"),
    ("advice.noise_sd", 0.35, 0.25, 0.45, "SD", OWN, "assumption", "teacher's judgement beside what the test measures"),
    ("advice.bias_low", -0.07, -0.11, -0.03, "SD", ASSUMED + ", odds ratio lower advice 1.5 (1.2-1.9)", "assumption", "log odds ratio over 3 logit per SD, half on each side of middle"),
    ("advice.bias_high", 0.07, 0.03, 0.11, "SD", ASSUMED + ", odds ratio lower advice 1.5 (1.2-1.9)", "assumption", "as above"),
    ("advice.upward_revision_share", 0.20, 0.12, 0.30, "share of pupils whose test advice is higher", "transitions.csv: 8 percent of all pupils revised upwards, test advice higher for 41 percent (2018/19)", "derived", "8 / 41"),
    ("distance.individual_sd", 0.15, 0.05, 0.25, "share of normal learning", OWN, "assumption", "spread of distance efficacy between pupils"),
    ("distance.education_low", -0.25, -0.40, -0.10, "share of normal learning", ENGZELL, "derived", "extra loss of 1.27 on 3.07 percentile points; with 0.1 for the others efficacy falls below zero"),
    ("distance.education_high", 0.04, 0.0, 0.12, "share of normal learning", OWN, "assumption", "the source does not split middle and high"),
    ("distance.ability", 0.35, 0.15, 0.5, "share of normal learning per SD of ability", OWN, "assumption", "weak pupils lose more of their study time at home (effects eL13); set so that the loss shows no gradient in prior score (effects eL05)"),
    ("distance.fading_share", 0.5, 0.0, 1.0, "share", OWN, "assumption", "share of what a closure takes that is made up later, at the pace at which the effect of support fades (retention.slow): natural recovery; 0 keeps all, as after the Pakistan earthquake (effects eL15)"),
    ("distance.education_low_po", -0.35, -0.55, -0.15, "share of normal learning", "Engzell, Frey and Verhagen 2021, replication tables (learning.csv)", "derived", "calibrated, on top of distance.education_low in po only: low parental education loses 1.2 percentile points more"),
    ("distance.loss_factor_po", 1.6, 1.4, 1.8, "factor", "Engzell, Frey and Verhagen 2021 (learning.csv, effects eL01)", "derived", "calibrated: what a closure costs over what is not taught, so that groups 4-7 lose 3.16 percentile points in spring 2020; above 1: forgetting and restart; po only"),
    ("wellbeing.dip", 0.20, 0.10, 0.35, "SD per fully closed term", OWN, "assumption", ""),
    ("wellbeing.recovery_per_term", 0.35, 0.20, 0.60, "share of the dip", OWN, "assumption", ""),
    ("wellbeing.learning", 0.03, 0.0, 0.06, "share of the mean pace per SD", OWN, "assumption", ""),
    ("wellbeing.drop_out_logit", -0.25, -0.40, -0.10, "logit per SD", OWN, "assumption", ""),
    ("norm.relativity", 0.80, 0.50, 1.0, "share", ASSUMED + ", behaviour", "assumption", "share of a common fall in skill that norms absorb: repeating fell in 2020 while learning fell"),
    ("exam.rules_2020_21_logit", 0.5, 0.2, 1.0, "logit on passing", OWN, "assumption", "extra resit and one subject left out in 2020/21 (decision); effect not known in advance"),
    ("slope.education_repeat", 1.0, 0.0, 1.8, "factor", ASSUMED + ", odds ratio of repeating, low against high parental education", "assumption", "on the logits by parental education of all moves of the kind; an odds ratio of 1.25 (1 to 1.5)"),
    ("slope.education_down", 1.0, 0.45, 1.6, "factor", ASSUMED + ", odds ratio of moving down, low against high parental education", "assumption", "as above; an odds ratio of 1.5 (1.2 to 1.9)"),
    ("slope.education_drop_out", 1.0, 0.55, 1.4, "factor", ASSUMED + ", odds ratio of leaving early, low against high parental education", "assumption", "as above; an odds ratio of 1.8 (1.4 to 2.3)"),
    ("retention.fast", 0.35, 0.20, 0.50, "share kept a year later", OWN, "assumption", "effects that fade fast, as of repeating a year (effects.csv eR04, eR05)"),
    ("retention.slow", 0.80, 0.65, 0.95, "share kept a year later", OWN, "assumption", "as of intensive tutoring (effects.csv eH08)"),
    ("ppf.width_sd", 3.0, 2.0, 6.0, "SD", OWN, "assumption", "near-linear: a pupil 2 SD from the level of the place learns 0.8 of normal"),
    ("school.logit", 0.25, 0.15, 0.40, "SD of logits between schools", "effects.csv eB03: stacking by school from 5 to over 35 percent (p10-p90)", "assumption", "SD of skill per SD of school quality in progression")]

GROWTH = {"vve": 0.90, "g1": 0.80, "g2": 0.85, "g3": 0.80, "g4": 0.50, "g5": 0.42, "g6": 0.38, "g7": 0.34, "g8": 0.30,
          "vo1": 0.22, "vo2": 0.22, "vo3": 0.22, "vo4": 0.18, "vo5": 0.18, "vo6": 0.18, "mbo": 0.12, "ho": 0.12}
# share of normal learning in the first closure: (central, low, high)
DISTANCE = {"vve": (0.80, 0.60, 0.95), "po_young": (0.40, 0.10, 0.70), "po": (0.10, 0.0, 0.30), "special": (0.05, 0.0, 0.25), "pro": (0.25, 0.10, 0.45),
            "vmbo_bk": (0.35, 0.15, 0.55), "vmbo_gt": (0.45, 0.25, 0.65), "gt_havo": (0.50, 0.30, 0.70), "havo": (0.55, 0.35, 0.75),
            "havo_vwo": (0.60, 0.40, 0.80), "vwo": (0.65, 0.45, 0.85), "mbo": (0.50, 0.30, 0.70), "ho": (0.75, 0.55, 0.95)}
GIVEN = ("po", "vmbo_bk", "vmbo_gt", "havo", "vwo")
LATER = 0.2  # middle of the range 0-0.4 of assumptions.csv, which names no centre

DIPLOMAS = [("mbo_1", "no", "mbo entree", "mbo level 1"), ("vmbo_bb", "no", "vmbo-basis", "vmbo basic"), ("vmbo_kb", "no", "vmbo-kader", "vmbo advanced"),
            ("vmbo_gl", "no", "vmbo-gemengd", "vmbo combined"), ("vmbo_tl", "no", "vmbo-theoretisch", "vmbo theoretical"), ("mbo_2", "yes", "mbo 2", "mbo level 2"),
            ("mbo_3", "yes", "mbo 3", "mbo level 3"), ("havo", "yes", "havo", "havo"), ("mbo_4", "yes", "mbo 4", "mbo level 4"), ("vwo", "yes", "vwo", "vwo"),
            ("hbo_ad", "yes", "associate degree", "associate degree"), ("hbo_ba", "yes", "hbo-bachelor", "hbo bachelor"), ("wo_ba", "yes", "wo-bachelor", "wo bachelor"),
            ("hbo_ma", "yes", "hbo-master", "hbo master"), ("wo_ma", "yes", "wo-master", "wo master")]


ADVICE = {"pro_vmbo_bb": "vso/pro/vmbo-b", "vmbo_bb_kb": "vmbo-b/k", "vmbo_kb": "vmbo-k", "vmbo_kb_tl": "vmbo-k/gt", "vmbo_tl": "vmbo-gt",
          "vmbo_tl_havo": "vmbo-gt/havo", "havo": "havo", "havo_vwo": "havo/vwo", "vwo": "vwo"}


def rows():
    t = Source("transitions.csv")
    out = [dict(zip(COLUMNS, p)) for p in PARAMETERS]
    for key, category in ADVICE.items():
        row = t.row(period="2018/19", indicator="eerste schooladvies", to_state=category)
        out.append(dict(key=f"advice_share.{key}", value=round(float(row["value"]) / 100, 4), low="", high="", unit="share of first advice", source=cite(row, "transitions.csv"),
                        quality="verbatim", note="teacher's advice before the test, 2018/19"))
    return out


def advice():
    """Categories of school advice, lowest first."""
    t = Source("transitions.csv")
    return [dict(advice=f"vo.{key}", share=f"advice_share.{key}",
                 source=cite(t.row(period="2018/19", indicator="eerste schooladvies", to_state=category), "transitions.csv"),
                 quality="verbatim", note="category of the first school advice as CBS counts it")
            for key, category in ADVICE.items()]


def measures():
    """What the government decided for one school year in which schools had been closed."""
    return [dict(measure="no_end_test_2020", kind="no_end_test", school_year=2019, parameter="", **{"in": "shock"},
                 label_nl="geen eindtoets in 2020", label_en="no end test in 2020", source="government decision of March 2020",
                 quality="recalled", note="the end test of primary education was cancelled"),
            dict(measure="exam_rules_2021", kind="exam_rules", school_year=2020, parameter="exam.rules_2020_21_logit", **{"in": "shock"},
                 label_nl="examenmaatregelen 2021", label_en="exam rules of 2021", source="government decision of February 2021",
                 quality="recalled", note="an extra resit and one subject left out of the result")]


def growth():
    given = set(GROWTH) - {"vve", "g1", "g2", "mbo", "ho"}
    return [dict(year_group=g, reading_sd_per_year=x, maths_sd_per_year=x, low=0.65, high=1.35, source=ASSUMED + ", growth" if g in given else OWN, quality="assumption",
                 note="same in both domains; range 35 percent either way") for g, x in GROWTH.items()]


def distance():
    out = []
    for key, (x, low, high) in DISTANCE.items():
        source = ASSUMED + ", distance teaching" if key in GIVEN else "mean of the neighbouring tracks" if key in ("gt_havo", "havo_vwo") else OWN
        out.append(dict(distance=key, closure="first", efficacy=x, low=low, high=high, source=source, quality="assumption", note="share of normal learning"))
        out.append(dict(distance=key, closure="later", efficacy=round(min(x + LATER, 0.95), 3), low=x, high=round(min(x + 0.4, 0.98), 3), source=ASSUMED + ", distance teaching in the second closure" if key in GIVEN else OWN,
                        quality="assumption", note="improvement on the first closure 0-0.4, no centre given: middle taken; sweep it"))
    return out


def costs():
    t = Source("costs.csv")
    po = t.row(year="2019", sector="po", indicator="OCW-uitgaven totaal")
    ratio = 12881 / 6405  # special against bao, spending per pupil 2016
    bao = float(po["value"]) * 1e6 / (1396575 + ratio * (35731 + 69821))
    vo = t.row(year="2019", sector="vo", indicator="OCW-uitgaven per deelnemer")
    mbo = t.row(year="2020", sector="mbo en volwassenenonderwijs", indicator="OCW-begroting uitgaven (raming)")
    bol = float(mbo["value"]) * 1e6 / (372384 + 0.45 * 129520)
    hbo = t.row(year="2020", sector="hbo", indicator="OCW-uitgaven per deelnemer")
    wo = t.row(year="2020", sector="wo", indicator="publieke uitgaven per leerling/student")
    listed = [("vve", 5800, 0.8, 0.6, 1.0, OWN, "assumption", "640 hours a year at about 9 euro"), ("vve_without", 0, 0, 0, 0, OWN, "assumption", "no early-years programme"),
              ("bao", round(bao), 0.75, 0.5, 0.95, cite(po, "costs.csv"), "derived", "2019 spending over pupils, special pupils weighted 2.0 as in 2016"),
              ("special", round(bao * ratio), 0.85, 0.6, 1.0, cite(po, "costs.csv"), "derived", "as above; sbo and (v)so together"),
              ("newcomer", 12000, 0.85, 0.6, 1.0, OWN, "assumption", "regular amount and newcomer supplement"),
              ("pro", 12500, 0.85, 0.6, 1.0, OWN, "assumption", "small classes"), ("vo", float(vo["value"]), 0.75, 0.5, 0.95, cite(vo, "costs.csv"), "derived", "2019 spending over all vo pupils"),
              ("mbo_bol", round(bol), 0.6, 0.4, 0.9, cite(mbo, "costs.csv"), "derived", "2020 budget over students, bbl weighted 0.45 (ours)"),
              ("mbo_bbl", round(bol * 0.45), 0.6, 0.4, 0.9, cite(mbo, "costs.csv"), "derived", "as above"),
              ("hbo", float(hbo["value"]), 0.7, 0.5, 0.9, cite(hbo, "costs.csv"), "derived", "2020 budget over students of 2019"),
              ("wo", float(wo["value"]), 0.6, 0.4, 0.9, cite(wo, "costs.csv"), "verbatim", "teaching only: CPB takes half of the spending as research")]
    return [dict(zip(COST_COLUMNS, (k, eur, m, low, high, s, q, n + "; marginal share and its range are ours" if k != "vve_without" else n))) for k, eur, m, low, high, s, q, n in listed]


MARKET_COLUMNS = ("staff", "label_nl", "label_en", "fte", "low", "high", "source", "quality", "note")


def market():
    """Staff that programmes can hire in the country, on top of who works in schools already."""
    row = lambda **cells: cells
    return [
        row(staff="teacher", label_nl="leraren", label_en="teachers", fte=3000, low=0, high=10000, source="assumptions: staff, po shortage; policies 20", quality="assumption",
            note="schools were short of teachers before the programme; none to several thousand from part-timers, retired teachers and other work"),
        row(staff="assistant", label_nl="onderwijsassistenten", label_en="teaching assistants", fte=10000, low=3000, high=25000, source="policies 18", quality="assumption",
            note="a larger labour market than that of teachers"),
        row(staff="tutor", label_nl="begeleiders", label_en="tutors", fte=5000, low=2000, high=10000, source="assumptions: staff, tutors; ministry_figures U06", quality="assumption",
            note="the ministry's option of 5,000; range of the list of assumptions"),
        row(staff="care", label_nl="zorg- en welzijnsmedewerkers", label_en="care and wellbeing workers", fte=3000, low=1000, high=8000, source="policies 44", quality="assumption",
            note="school social workers, psychologists, coaches"),
    ]


def staff():
    t = Source("schools.csv")
    ratio = lambda sector, category: t.row(date="2019-10-01", sector=sector, indicator="leerling-leraarratio", category=category)
    out = []
    for key, sector, category in (("bao", "po", "bao"), ("sbo", "po", "sbo"), ("so", "po", "(v)so"), ("vo", "vo", "totaal"), ("hbo", "hbo", "totaal"), ("wo", "wo", "totaal")):
        row = ratio(sector, category)
        out.append(dict(staff=key, pupils_per_teacher_fte=float(row["value"]), low="", high="", source=cite(row, "schools.csv"), quality="verbatim", note="pupils per full-time teacher, not group size"))
    mbo = ratio("mbo", "totaal")
    fte = 501904 / float(mbo["value"])
    bol = (372384 + 0.5 * 129520) / fte
    for key, n in (("mbo_bol", bol), ("mbo_bbl", 2 * bol)):
        out.append(dict(staff=key, pupils_per_teacher_fte=round(n, 2), low=round(n * 0.85, 2), high=round(n * 1.15, 2), source=cite(mbo, "schools.csv"), quality="derived", note="published mean 18.0; a bbl student taken as half of a bol student (ours)"))
    out.append(dict(staff="pro", pupils_per_teacher_fte=9.5, low=8, high=11, source=OWN, quality="assumption", note="between sbo and vo"))
    out.append(dict(staff="vve", pupils_per_teacher_fte=8, low=7, high=9, source="one professional for eight children (law)", quality="recalled", note="per group present"))
    return out


def diplomas():
    return [dict(diploma=d, rank=i, starting_qualification=s, label_nl=nl, label_en=en, source="Leerplichtwet: havo, vwo or mbo 2 is a starting qualification", quality="recalled",
                 note="order of ranks is ours") for i, (d, s, nl, en) in enumerate(DIPLOMAS, 1)]
