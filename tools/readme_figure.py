#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Draws the figure of README.md: learning delay over the years in po and vo, by variant, from a run of npo-2021.toml.

Usage: tools/readme_figure.py RESULTS.h5 OUT.svg

Needs Debian's python3-matplotlib and python3-h5py. The same results give the same bytes.
"""
import argparse
import math
import pathlib

import h5py
import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plt  # noqa: E402

# English names of the variants of npo-2021.toml, with a colour-blind-safe colour (Okabe and Ito) and a line style.
STYLES = {
    "none": ("Unchanged policy", "#000000", "-"),
    "extended": ("Extended stream havo", "#0072B2", (0, (6, 2))),
    "bridge": ("Broad bridge classes", "#56B4E9", (0, (1, 1.5))),
    "repetition": ("More repetition", "#D55E00", "-"),
    "tutoring": ("Tutoring in pairs", "#009E73", "-"),
    "combination": ("Extended, bridge and tutoring", "#CC79A7", (0, (3, 2))),
}
SECTORS = {"po": "Primary education (po)", "vo": "Secondary education (vo)"}
# 97.5% points of Student's t by degrees of freedom; more replicates than this are not needed here.
T = {1: 12.706, 2: 4.303, 3: 3.182, 4: 2.776, 5: 2.571, 6: 2.447, 7: 2.365, 8: 2.306, 9: 2.262}


def texts(dataset):
    return [value.decode() if isinstance(value, bytes) else str(value) for value in dataset[:]]


def delay_weeks(run, sector):
    """Mean delay in weeks as indicator delay_weeks has it: [variant][replicate][year]."""
    names, apart = texts(run["place"]), run["places/apart"][:]
    weeks_per_sd = run["places/weeks_per_sd"][:]  # [domain][place]
    delay, pupils = run["replicates/delay_sum"], run["replicates/pupils_end"]
    scale = float(delay.attrs["scale"])
    inside = [i for i, name in enumerate(names) if name.startswith(sector + ".") and not apart[i]]
    top = sum((delay[:, :, :, d, i, :].sum(axis=-1) * scale * weeks_per_sd[d, i])
              for d in range(weeks_per_sd.shape[0]) for i in inside if weeks_per_sd[d, i] > 0)
    bottom = sum(pupils[:, :, :, i, :].sum(axis=-1)
                 for d in range(weeks_per_sd.shape[0]) for i in inside if weeks_per_sd[d, i] > 0)
    return top / bottom


def interval(differences):
    """Half the width of the 95% interval over replicates (luck alone), by year."""
    n = len(differences)
    if n < 2:
        return None
    mean = differences.mean(axis=0)
    spread = ((differences - mean) ** 2).sum(axis=0) / (n - 1)
    return T[min(n - 1, max(T))] * spread ** 0.5 / math.sqrt(n)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("results")
    parser.add_argument("out", type=pathlib.Path)
    arguments = parser.parse_args()
    run = h5py.File(arguments.results, "r")
    variants = texts(run["variant"])
    baseline = int(run["variants/baseline"][:].argmax())
    years = run["year"][:]
    sample, replicates = float(run.attrs["sample"]), int(run.attrs["replicates"])
    draws = int(run.attrs["draws"])

    plt.rcParams.update({"font.size": 9, "font.family": "DejaVu Sans", "svg.hashsalt": "doorstroom",
                         "axes.spines.top": False, "axes.spines.right": False})
    figure, axes = plt.subplots(2, 2, figsize=(8.6, 6.6), sharex=True, sharey="row",
                                gridspec_kw={"height_ratios": [1.15, 1]})
    for column, (sector, title) in enumerate(SECTORS.items()):
        weeks = delay_weeks(run, sector)
        level, difference = axes[0][column], axes[1][column]
        for index, name in enumerate(variants):
            if name not in STYLES:
                continue
            label, colour, style = STYLES[name]
            width = 2.4 if index == baseline else 1.6
            level.plot(years, weeks[index].mean(axis=0), color=colour, linestyle=style, linewidth=width, label=label,
                       zorder=3 if index != baseline else 2)
            if index == baseline:
                continue
            paired = weeks[index] - weeks[baseline]
            half = interval(paired)
            difference.plot(years, paired.mean(axis=0), color=colour, linestyle=style, linewidth=width)
            if half is not None:
                difference.fill_between(years, paired.mean(axis=0) - half, paired.mean(axis=0) + half, color=colour,
                                        alpha=0.15, linewidth=0)
        difference.axhline(0, color="#000000", linewidth=0.8)
        level.set_title(title, fontsize=10, loc="left", fontweight="bold")
        level.grid(axis="y", color="#dddddd", linewidth=0.6)
        difference.grid(axis="y", color="#dddddd", linewidth=0.6)
        difference.set_xlabel("end of school year")
        difference.set_xlim(int(years[0]), int(years[-1]))
        difference.set_xticks([year for year in years if year % 5 == 0])
    axes[0][0].set_ylabel("mean delay, weeks")
    axes[0][0].set_ylim(bottom=0)
    axes[1][0].set_ylabel("difference with\nunchanged policy, weeks")
    figure.suptitle("Learning delay after the school closures of 2020 and 2021, by policy", x=0.01, ha="left",
                    fontsize=12)
    held = "luck alone (other luck in every replicate)" if draws == 0 else "luck alone; parameter draws are not shown"
    caption = (f"doorstroom, experiments/npo-2021.toml: sample of {100 * sample:g}% of the pupils, {replicates} replicates. "
               f"Bands: 95% intervals that hold {held}.\n"
               "Delay: skill of the same pupil without closures and policy, minus skill, in weeks of the own year group "
               "(a year is 40 weeks);\na week is less in higher years, so the same delay in SD is more weeks there. "
               "Many inputs are assumptions: see docs/model.md.")
    handles, labels = axes[0][0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="upper left", bbox_to_anchor=(0.005, 0.95), ncol=3, frameon=False,
                  handlelength=3.2)
    figure.text(0.01, 0.01, caption, fontsize=7.5, color="#444444", ha="left", va="bottom", linespacing=1.4)
    figure.subplots_adjust(left=0.09, right=0.975, top=0.835, bottom=0.175, hspace=0.14, wspace=0.11)
    figure.savefig(arguments.out, metadata={"Date": None, "Title": "Learning delay by policy"})


if __name__ == "__main__":
    main()
