# SPDX-License-Identifier: EUPL-1.2
"""Secondary education: yearly rates by class type and year. Promotion is what the other rates leave.

Each figure is (rate, low, high); the range is that of assumptions.csv where it has one. Rates are tuned inside that range
to the step 2018 -> 2019 (2018 taken halfway between the counts of 2017 and 2019), the last one before corona.
"""

REPEAT = {1: 0.022, 2: 0.043}  # year 1 and 2, ranges 1.5-2.5 and 2.5-4.5
DROP_1_2, DROP_LOW_1_2 = 0.0031, 0.0045  # early leavers brugjaar 1-2 and lwoo 1-2, DUO 2018/19
EMIGRATE = 0.0022

# (class type, year): (repeat, low, high)
REPEAT_UPPER = {
    ("vmbo_bb", 3): (0.050, 0.035, 0.055), ("vmbo_kb", 3): (0.053, 0.035, 0.055),
    ("vmbo_gl", 3): (0.052, 0.035, 0.055), ("vmbo_tl", 3): (0.050, 0.035, 0.055),
    ("havo", 3): (0.074, 0.05, 0.09), ("havo_vwo", 3): (0.05, 0.03, 0.07), ("vwo", 3): (0.053, 0.03, 0.06),
    ("havo", 4): (0.155, 0.13, 0.17), ("vwo", 4): (0.063, 0.045, 0.075), ("vwo", 5): (0.077, 0.05, 0.08),
    ("vmbo_bb", 4): (0.0115, 0.01, 0.03), ("vmbo_kb", 4): (0.030, 0.03, 0.05), ("vmbo_gl", 4): (0.060, 0.045, 0.075),
    ("vmbo_tl", 4): (0.046, 0.045, 0.075), ("havo", 5): (0.066, 0.06, 0.10), ("vwo", 6): (0.046, 0.03, 0.06)}

# early leavers (DUO 2018/19 by kind): vmbo 3-4 0.8 and lwoo 3-4 1.26 percent, havo 3 0.15, vwo 3 0.07, havo 4-5 0.54, vwo 4-6 0.28
DROP = {("vmbo_bb", 3): 0.0160, ("vmbo_kb", 3): 0.0110, ("vmbo_gl", 3): 0.0080, ("vmbo_tl", 3): 0.0075, ("havo", 3): 0.0015,
        ("havo_vwo", 3): 0.0010, ("vwo", 3): 0.0007, ("havo", 4): 0.0060, ("vwo", 4): 0.0028, ("vwo", 5): 0.0030,
        ("vmbo_bb", 4): 0.0075, ("vmbo_kb", 4): 0.0070, ("vmbo_gl", 4): 0.0070, ("vmbo_tl", 4): 0.0060,
        ("havo", 5): 0.0055, ("vwo", 6): 0.0028}

# Other moves of years 3-5: {(class type, year): [(to, kind, rate, low, high, note)]}
SIDE = {
    ("vmbo_bb", 3): [("vo.vmbo_kb.4", "up", 0.022, 0.015, 0.04, ""),
                     ("mbo.1.bol.1", "down", 0.018, 0.005, 0.03, "vo year 3 to mbo: 2580 of about 100000 in 2010 (CBS)"),
                     ("mbo.2.bol.1", "down", 0.025, 0.01, 0.035, "as above; admission without diploma is by test"),
                     ("vo.pro.4", "down", 0.012, 0.003, 0.015, ""), ("vo.vso.3", "down", 0.007, 0.002, 0.012, "")],
    ("vmbo_kb", 3): [("vo.vmbo_bb.4", "down", 0.038, 0.03, 0.05, "assumptions.csv: kb 3 to bb 4 percent"),
                     ("vo.vmbo_tl.4", "up", 0.006, 0.0, 0.012, ""), ("mbo.2.bol.1", "down", 0.015, 0.005, 0.025, ""),
                     ("vo.vso.3", "down", 0.003, 0.001, 0.005, "")],
    ("vmbo_gl", 3): [("vo.vmbo_kb.4", "down", 0.021, 0.02, 0.04, "assumptions.csv: gt 3 to kb 3 percent"),
                     ("mbo.2.bol.1", "down", 0.006, 0.002, 0.01, ""), ("vo.vso.3", "down", 0.002, 0.0005, 0.004, "")],
    ("vmbo_tl", 3): [("vo.vmbo_kb.4", "down", 0.020, 0.02, 0.04, "assumptions.csv: gt 3 to kb 3 percent"),
                     ("mbo.2.bol.1", "down", 0.005, 0.002, 0.01, ""), ("vo.havo.3", "up", 0.006, 0.0, 0.01, ""),
                     ("vo.vso.3", "down", 0.002, 0.0005, 0.004, "")],
    ("havo", 3): [("vo.vmbo_tl.4", "down", 0.052, 0.04, 0.07, "assumptions.csv: havo 3 to gt 5 percent"),
                  ("vo.vwo.4", "up", 0.007, 0.003, 0.02, ""), ("mbo.3.bol.1", "down", 0.003, 0.001, 0.006, "640 from havo/vwo 3 in 2010 (CBS)"),
                  ("vo.vso.3", "down", 0.001, 0.0003, 0.002, "")],
    ("havo_vwo", 3): [("vo.vmbo_tl.4", "down", 0.015, 0.005, 0.03, "")],
    ("vwo", 3): [("vo.havo.4", "down", 0.079, 0.05, 0.09, "assumptions.csv: vwo 3 to havo 7 percent"),
                 ("vo.vso.3", "down", 0.0008, 0.0002, 0.002, "")],
    ("havo", 4): [("mbo.4.bol.1", "down", 0.034, 0.028, 0.05, "assumptions.csv: havo 4 to mbo 5 (4-7) percent, 70/25/5 over levels 4, 3, 2"),
                  ("mbo.3.bol.1", "down", 0.012, 0.008, 0.018, "as above"), ("mbo.2.bol.1", "down", 0.003, 0.002, 0.005, "as above"),
                  ("vo.vavo.havo", "down", 0.006, 0.003, 0.01, "pupils outsourced to vavo from year 4, DUO 2019"),
                  ("vo.vwo.4", "up", 0.0015, 0.0, 0.003, "")],
    ("vwo", 4): [("vo.havo.4", "down", 0.027, 0.015, 0.035, "assumptions.csv: vwo 4 to havo 5 percent, half of it without loss of a year"),
                 ("vo.havo.5", "down", 0.026, 0.015, 0.035, "as above"), ("mbo.4.bol.1", "down", 0.002, 0.001, 0.004, "190 from vwo 4-6 in 2010 (CBS)")],
    ("vwo", 5): [("vo.havo.5", "down", 0.036, 0.01, 0.05, "assumptions.csv: vwo 5 to havo 3 percent"),
                 ("vo.vavo.vwo", "down", 0.004, 0.002, 0.008, "pupils outsourced to vavo from year 5, DUO 2019"),
                 ("mbo.4.bol.1", "down", 0.003, 0.001, 0.005, "")]}

# Promotion to more than one place: {(class type, year): [(to, share of the promoted)]}
SPLIT = {("vmbo_gl", 3): [("vo.vmbo_gl.4", 0.80), ("vo.vmbo_tl.4", 0.20)],
         ("havo_vwo", 3): [("vo.havo.4", 0.56), ("vo.vwo.4", 0.44)]}

# Leaving an exam year without a diploma, beside repeating and dropping out: [(to, rate, low, high)]
FAIL = {"vmbo_bb": [("mbo.1.bol.1", 0.0015, 0.0005, 0.004)], "vmbo_kb": [("mbo.2.bol.1", 0.004, 0.001, 0.008), ("vo.vavo.vmbo", 0.001, 0.0, 0.003)],
        "vmbo_gl": [("mbo.2.bol.1", 0.022, 0.01, 0.035), ("vo.vavo.vmbo", 0.0085, 0.004, 0.015)],
        "vmbo_tl": [("mbo.2.bol.1", 0.002, 0.001, 0.008), ("vo.vavo.vmbo", 0.012, 0.008, 0.02)],
        "havo": [("mbo.4.bol.1", 0.007, 0.003, 0.02), ("vo.vavo.havo", 0.038, 0.03, 0.05)],
        "vwo": [("gap.year", 0.003, 0.001, 0.006), ("vo.vavo.vwo", 0.036, 0.025, 0.045)]}

# Year 1 and 2, out of the class types: seeds of the fit
STAY, NARROW, OVERLAP, NEAR = 1.0, 0.7, 0.06, 0.05
PRO_FROM = {"vmbo_bb": (0.020, 0.012), "vmbo_bb_kb": (0.008, 0.006), "vmbo": (0.006, 0.005), "vmbo_kb": (0.002, 0.002)}
VSO_1_2 = 0.0068
