// SPDX-License-Identifier: EUPL-1.2
// What policies do in runs of the thinned country: who goes where, how many, at what cost.
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>

#include "tests/agents/country.hpp"

namespace doorstroom {
namespace {

using namespace test;

constexpr auto settings = R"(
[experiment]
title = "Policies at work"
population = "nl-2019"
first_year = 2019
years = 7
seed = 3
[[variant]]
name = "none"
baseline = true
)";

Country country_with(const std::string& policy) {
  return {experiment_of(std::string(settings) + "[[variant]]\nname = \"it\"\n[[variant.policy]]\n" +
                        policy),
          0.02,
          {.years = 24, .sample = 0.02, .donor_years = 3}};
}

/// A run of the baseline and of the variant `it`.
struct Runs {
  explicit Runs(const std::string& policy) : country(country_with(policy)), tables(country.run()) {}
  const Table& of(const std::string& variant, const std::string& name) const {
    return table(tables.variants[country.variant(variant)], name);
  }
  /// Flow over all years of the moves of which from and to satisfy a condition.
  template <class F> std::int64_t flow(const std::string& variant, const F& counts) const {
    std::int64_t sum = 0;
    const auto& graph = country.model().graph;
    const auto& flows = of(variant, "flow");
    for (std::size_t year = 0; year < flows.shape[0]; ++year)
      for (std::uint32_t m = 0; m < graph.n_moves(); ++m)
        if (counts(graph.move(MoveId{m}))) sum += all_cells(flows, year, m);
    return sum;
  }

  Country country;
  UnitTables tables;
};

bool is_extended(const std::string& place) { return place.ends_with("+"); }

TEST(ExtendedStreamRun, PupilsFlowBothWaysAndNobodyEntersLate) {
  const Runs runs("use = \"extended_stream\"\nfrom = 2019\nuntil = 2025\n");
  const auto in =
      runs.flow("it", [](const MoveRow& m) { return !is_extended(m.from) && is_extended(m.to); });
  const auto back = runs.flow("it", [](const MoveRow& m) {
    return is_extended(m.from) && m.to.starts_with("vo.havo") && !is_extended(m.to);
  });
  const auto late = runs.flow("it", [](const MoveRow& m) {
    return !is_extended(m.from) && is_extended(m.to) && m.to > "vo.havo.4";
  });
  const auto through = runs.flow(
      "it", [](const MoveRow& m) { return m.from == "vo.havo.6+" && m.to == "out.diploma.havo"; });
  std::printf(
      "extended stream: %lld in, %lld back, %lld from its last year to an exit with a diploma\n",
      static_cast<long long>(in), static_cast<long long>(back), static_cast<long long>(through));
  EXPECT_GT(in, 0);
  EXPECT_GT(back, 0);
  EXPECT_EQ(late, 0);
  EXPECT_EQ(
      runs.flow("none", [](const MoveRow& m) { return is_extended(m.from) || is_extended(m.to); }),
      0);
}

TEST(ExtendedStreamRun, NobodyEntersWithoutChoice) {
  const Runs runs(
      "use = \"extended_stream\"\nfrom = 2019\nuntil = 2025\nchoice_share = 0\nswitch_share = "
      "0\nrepeater_share = 0\n");
  EXPECT_EQ(runs.flow("it", [](const MoveRow& m) { return is_extended(m.to); }), 0);
}

TEST(ExtendedStreamRun, NoSwitchingMeansNoWayBack) {
  const Runs runs("use = \"extended_stream\"\nfrom = 2019\nuntil = 2025\nswitching = \"none\"\n");
  EXPECT_GT(
      runs.flow("it",
                [](const MoveRow& m) { return m.from.starts_with("po.") && is_extended(m.to); }),
      0);
  EXPECT_EQ(runs.flow("it",
                      [](const MoveRow& m) {
                        return m.from.starts_with("vo.") && !is_extended(m.from) &&
                               is_extended(m.to);
                      }),
            0);
  EXPECT_EQ(runs.flow("it",
                      [](const MoveRow& m) {
                        return is_extended(m.from) && m.kind == MoveKind::switch_over;
                      }),
            0);
}

// One pupil in fifty says nothing about the size of a class: thinned, as many enter.
TEST(ExtendedStreamRun, AThinnedPopulationFillsAsManyPlaces) {
  const auto entrants = [](double sample) {
    const Country country{experiment_of(std::string(settings) +
                                        "[[variant]]\nname = \"it\"\n[[variant.policy]]\n"
                                        "use = \"extended_stream\"\nfrom = 2019\nuntil = 2020\n"),
                          sample,
                          {.years = 12, .sample = 0.02, .donor_years = 3}};
    const auto tables = country.run();
    const auto& flows = table(tables.variants[country.variant("it")], "flow");
    double sum = 0;
    for (std::uint32_t m = 0; m < flows.shape[1]; ++m) {
      const auto& move = country.model().graph.move(MoveId{m});
      if (move.from.starts_with("po.") && move.to == "vo.havo.1+")
        sum += static_cast<double>(all_cells(flows, 0, m) + all_cells(flows, 1, m));
    }
    return sum / sample;
  };
  const double all = entrants(1), some = entrants(0.04);
  std::printf("extended stream: %.0f enter of all, %.0f of a sample scaled up\n", all, some);
  // a tenth for what locations differ from the mean, and 4 standard errors
  EXPECT_NEAR(some, all, 0.1 * all + 4 * std::sqrt(some / 0.04));
}

/// Flows of a variant by the names of its moves; the version of added places plays no part.
std::map<std::string, std::vector<std::int64_t>> flows_by_name(const Country& country,
                                                               const std::string& variant) {
  const auto tables = country.run();
  const auto& flows = table(tables.variants[country.variant(variant)], "flow");
  const auto plain = [](const std::string& place) { return place.substr(0, place.find(".v2")); };
  std::map<std::string, std::vector<std::int64_t>> by_name;
  for (std::uint32_t m = 0; m < flows.shape[1]; ++m) {
    const auto& move = country.model().graph.move(MoveId{m});
    auto& flow = by_name[plain(move.from) + ">" + plain(move.to) + ">" + name(move.kind)];
    flow.resize(flows.shape[0], 0);
    for (std::size_t year = 0; year < flows.shape[0]; ++year)
      flow[year] += all_cells(flows, year, m);
  }
  return by_name;
}

// One course in two ways in one experiment: each lives as it would alone.
TEST(ExtendedStreamRun, ASweepOverItsLengthIsTheSameAsRunsApart) {
  const std::string plain = "use = \"extended_stream\"\nfrom = 2019\nuntil = 2025\n";
  const auto swept = country_with(plain + "[sweep]\n\"extended_stream.extra_years\" = [1, 2]\n");
  const auto alone = country_with(plain + "extra_years = 2\n");
  ASSERT_TRUE(swept.model().graph.find("vo.havo.7+.v2"));
  auto together = flows_by_name(swept, "it-extra_years-2");
  auto apart = flows_by_name(alone, "it");
  EXPECT_GT(apart.at("vo.havo.3+>vo.havo.4+>promote")[6], 0);
  std::erase_if(together, [&](const auto& flow) { return !apart.contains(flow.first); });
  EXPECT_EQ(together, apart);
}

TEST(TutoringRun, ActsHoweverLateItEnds) {
  const Runs runs("use = \"tutoring\"\nfrom = 2020\nuntil = 9999\n");
  std::int64_t cents = 0;
  for (const auto cost : runs.of("it", "policy_cost").values) cents += cost;
  EXPECT_GT(cents, 0);
}

// More repeat by norm; exams are passed and countries left as before by those who get there.
TEST(RepetitionRun, LeavesExamsAndEmigrationAlone) {
  const Runs runs(
      "use = \"repetition\"\nmode = \"more\"\nodds_ratio = 3\nfrom = 2019\nuntil = 2025\n");
  const auto& exam = runs.country.model().places.exam;
  const auto& graph = runs.country.model().graph;
  const auto share = [&](const std::string& variant, const auto& of, const auto& counts) {
    const auto hit = static_cast<double>(
                   runs.flow(variant, [&](const MoveRow&m) { return of(m) && counts(m); })),
               all = static_cast<double>(runs.flow(variant, of));
    return std::pair(hit / all, std::sqrt(hit) / all);
  };
  const auto at_exam = [&](const MoveRow& m) {
    return m.from.starts_with("vo.") && exam[graph.find(m.from)->value] != 0;
  };
  const auto in_class = [&](const MoveRow& m) { return m.from.starts_with("vo.") && !at_exam(m); };
  const auto repeats = [](const MoveRow& m) { return m.kind == MoveKind::repeat; };
  const auto [fail_none, fail_se] = share("none", at_exam, repeats);
  const auto [fail_it, fail_se_it] = share("it", at_exam, repeats);
  EXPECT_NEAR(fail_it, fail_none, 4 * (fail_se + fail_se_it) + 0.1 * fail_none);
  const auto emigrates = [](const MoveRow& m) { return m.to == "out.emigrated"; };
  const auto [leave_none, leave_se] = share("none", in_class, emigrates);
  const auto [leave_it, leave_se_it] = share("it", in_class, emigrates);
  std::printf("more repetition: %.5f emigrate, %.5f without (se %.5f)\n", leave_it, leave_none,
              leave_se + leave_se_it);
  EXPECT_NEAR(leave_it, leave_none, 0.05 * leave_none);  // the same luck: most of it cancels
  EXPECT_GT(share("it", in_class, repeats).first, 2 * share("none", in_class, repeats).first);
}

TEST(BroadBridgeClassRun, SelectsAsManyAsTheBaseRatesWould) {
  for (int years = 1; years <= 3; ++years) {
    const Runs runs(
        "use = \"broad_bridge_class\"\nfrom = 2019\nuntil = 2025\ntracks = [\"havo\", "
        "\"vwo\"]\nshare = 1\nmin_class_size = 0\nyears = " +
        std::to_string(years) + "\n");
    const auto last = "vo.breed." + std::to_string(years),
               havo = "vo.havo." + std::to_string(years + 1),
               vwo = "vo.vwo." + std::to_string(years + 1);
    const auto to_havo = static_cast<double>(
        runs.flow("it", [&](const MoveRow& m) { return m.from == last && m.to == havo; }));
    const auto to_vwo = static_cast<double>(
        runs.flow("it", [&](const MoveRow& m) { return m.from == last && m.to == vwo; }));
    // where the base rates would have the same entrants: the rates that the policy gives its moves.
    // (Not the stock of those places: that has stackers from vmbo and repeaters as well.)
    const auto& graph = runs.country.model().graph;
    const auto rate = [&](const std::string& to) {
      return graph.move(*graph.find_move(*graph.find(last), *graph.find(to), MoveKind::promote))
          .rate;
    };
    const double pool_havo = rate(havo), pool_vwo = rate(vwo);
    const double share = to_havo / (to_havo + to_vwo), wanted = pool_havo / (pool_havo + pool_vwo);
    std::printf(
        "broad bridge class of %d years: %.3f to havo, %.3f by the base rates, %.0f pupils\n",
        years, share, wanted, to_havo + to_vwo);
    EXPECT_GT(to_havo + to_vwo, 1000);
    EXPECT_NEAR(share, wanted, 0.04)
        << years;  // who enters differs from the donors that the selection is solved on
  }
}

TEST(RepetitionRun, MoreMeansMoreRepeatersAndLessFewer) {
  const auto repeats = [](const MoveRow& m) {
    return m.kind == MoveKind::repeat &&
           (m.from.starts_with("po.bao") || m.from.starts_with("vo."));
  };
  const Runs more(
      "use = \"repetition\"\nmode = \"more\"\nodds_ratio = 2\nfrom = 2020\nuntil = 2020\n");
  const auto before = static_cast<double>(more.flow("none", repeats));
  EXPECT_GT(static_cast<double>(more.flow("it", repeats)), before * 1.05);
  const Runs less(
      "use = \"repetition\"\nmode = \"less\"\nodds_ratio = 2\nfrom = 2020\nuntil = 2020\n");
  EXPECT_LT(static_cast<double>(less.flow("it", repeats)), before * 0.97);
}

TEST(TutoringRun, StaysWithinItsTutorsAndRaisesSkill) {
  const Runs runs("use = \"tutoring\"\ntutors = 2000\nfrom = 2020\nuntil = 2021\n");
  const auto& staff = runs.of("it", "policy_staff");
  for (std::size_t year = 0; year < staff.shape[0]; ++year) {
    const double fte = static_cast<double>(staff.values[year]) * staff.scale;
    if (year == 1 || year == 2) {
      EXPECT_LE(fte, 2000 * 0.02 + 0.05);  // a location rounds to the nearest pupil of 0.1 FTE
      EXPECT_GT(fte, 2000 * 0.02 * 0.95);
    } else {
      EXPECT_EQ(fte, 0);
    }
  }
  const auto sum = [](const Table& t) {
    std::int64_t all = 0;
    for (const auto value : t.values) all += value;
    return all;
  };
  EXPECT_GT(sum(runs.of("it", "requested")), sum(runs.of("it", "reached")));
  EXPECT_GT(sum(runs.of("it", "skill_sum")), sum(runs.of("none", "skill_sum")));
  // nobody is worse off at once: support only adds, until it moves someone to another place
  const auto& change = runs.of("it", "change");
  EXPECT_EQ(all_cells(change, 1, 0), 0);
  EXPECT_GT(all_cells(change, 1, 2), 0);
}

// Tutors that the file chooses are there in every draw, also when it chooses the default; what it
// leaves out or writes as a range goes up and down. There is enough to hire for all of them.
TEST(TutoringRun, ChosenTutorsAreTheSameInEveryDraw) {
  const auto variant = [](const std::string& name, const std::string& tutors) {
    return "[[variant]]\nname = \"" + name +
           "\"\n[[variant.policy]]\nuse = \"tutoring\"\nfrom = 2020\nuntil = 2020\n" + tutors;
  };
  Country country{
      experiment_of("[experiment]\ntitle = \"Choice\"\npopulation = \"nl-2019\"\nyears = 3\n"
                    "[market]\ntutor = 20000\n[uncertainty]\ndraws = 4\n[[variant]]\nname = "
                    "\"none\"\nbaseline = true\n" +
                    variant("default", "tutors = 5000\n") + variant("one-more", "tutors = 5001\n") +
                    variant("range", "tutors = { low = 1000, high = 3000 }\n")),
      0.02, quick_burn_in};
  const auto all = drawables(country.experiment);
  const auto drawn_for = [&](const std::string& name) {
    std::set<std::string> parameters;
    for (const auto& [parameter, drawable] :
         country.experiment.variants[country.variant(name) - 1].policies[0].drawable)
      parameters.insert(parameter);
    return parameters;
  };
  EXPECT_EQ(drawn_for("default"), drawn_for("one-more"));
  EXPECT_FALSE(drawn_for("default").contains("tutors"));
  EXPECT_TRUE(drawn_for("default").contains("effect_sd"));
  EXPECT_TRUE(drawn_for("range").contains("tutors"));
  std::set<std::int64_t> of_range;
  for (int draw = 0; draw < 2; ++draw) {
    std::map<std::string, double> drawn;
    for (const auto& drawable : all)
      drawn[drawable.key] = draw_value(drawable, country.experiment.seed, draw);
    country.world = prepare(country.experiment, 0.02, drawn, quick_burn_in);
    const auto tables = country.run();
    const auto fte = [&](const std::string& name) {
      const auto& staff = table(tables.variants[country.variant(name)], "policy_staff");
      return static_cast<double>(staff.values[1]) * staff.scale;
    };
    std::printf("tutors at work in draw %d: %.1f of 100, %.1f of 100.02, %.1f of %.1f\n", draw,
                fte("default"), fte("one-more"), fte("range"), 0.02 * drawn.at("tutoring.tutors"));
    EXPECT_NEAR(fte("default"), 100, 2);
    EXPECT_NEAR(fte("one-more"), 100.02, 2);
    EXPECT_NEAR(fte("range"), 0.02 * drawn.at("tutoring.tutors"), 1);
    of_range.insert(std::llround(fte("range") * 10));
  }
  EXPECT_EQ(of_range.size(), 2U);
}

}  // namespace
}  // namespace doorstroom
