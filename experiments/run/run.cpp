// SPDX-License-Identifier: EUPL-1.2
// Does the units of work of an experiment one after the other (threads work inside a unit) and
// merges the results.
#include "experiments/run/run.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>

#include "build_info.hpp"
#include "engine/parallel.hpp"
#include "experiments/run/describe_run.hpp"
#include "experiments/run/prepare.hpp"
#include "experiments/run/unit.hpp"
#include "results/store/merge.hpp"
#include "results/store/writer.hpp"

namespace doorstroom {
namespace {

constexpr BurnIn replicate_burn_in{.years = 30, .sample = 0.15, .donor_years = 2};
constexpr BurnIn draw_burn_in{.years = 30, .sample = 0.02, .donor_years = 3};

long long peak_memory() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss * 1024LL;
}

std::string now() {
  const auto time = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm utc{};
  gmtime_r(&time, &utc);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
  return text;
}

std::string host() {
  char name[256] = {};
  gethostname(name, sizeof name - 1);
  return name;
}

/// 2021/22
std::string school_year_text(int first) {
  char text[32];
  std::snprintf(text, sizeof text, "%d/%02d", first, (first + 1) % 100);
  return text;
}

/// Everything of one run that its units share.
class Runner {
 public:
  Runner(const Experiment& experiment, const RunOptions& options)
      : experiment_{experiment}, options_{options}, drawables_{drawables(experiment)} {
    const double draw_sample = experiment.draws > 0 ? experiment.draw_sample : 0;
    total_ = experiment.replicates * expected_pupil_terms(experiment, experiment.sample) +
             experiment.draws * expected_pupil_terms(experiment, draw_sample);
    report("calibration");
    world_ = prepare(experiment, experiment.sample, {}, replicate_burn_in);
  }

  RunSummary operator()() {
    const auto begin = std::chrono::steady_clock::now();
    ResultsWriter writer(options_.output, describe_run(experiment_, world_));
    const auto units = units_of(describe_run(experiment_, world_));
    for (std::size_t u = 0; u < units.size(); ++u) {
      if (static_cast<int>(u % static_cast<std::size_t>(options_.shards)) != options_.shard)
        continue;
      if (writer.has(units[u])) {
        unit_done(units[u]);
        continue;
      }
      writer.write(run_one(units[u]));
      unit_done(units[u]);
    }
    RunSummary summary;
    summary.results = options_.output;
    if (writer.missing().empty()) {
      report("merge");
      const auto merged = merge(options_.output);
      summary.results = merged.path;
      summary.content_hash = merged.content_hash;
    }
    summary.pupils = pupils_;
    summary.pupil_terms = pupil_terms_;
    summary.times = times_;
    summary.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    summary.peak_memory_bytes = peak_memory();
    summary.threads = options_.threads;
    return summary;
  }

 private:
  void report(const std::string& phase, double in_unit = 0) {
    if (options_.progress) options_.progress({done_ + in_unit, total_, phase});
  }

  void unit_done(const Unit& unit) {
    done_ += expected_pupil_terms(experiment_, unit.kind == UnitKind::replicate
                                                   ? experiment_.sample
                                                   : experiment_.draw_sample);
  }

  UnitResult run_one(const Unit& unit) {
    const auto begin = std::chrono::steady_clock::now();
    const bool replicate = unit.kind == UnitKind::replicate;
    const auto phase = unit.name();
    // a draw changes the parameters and keeps the luck of the first replicate
    const auto seed =
        derive_seed(experiment_.seed, replicate ? static_cast<std::uint64_t>(unit.index) : 0);
    UnitResult result;
    result.unit = unit;
    World drawn_world;
    if (!replicate) {
      std::map<std::string, double> drawn;
      for (const auto& drawable : drawables_) {
        const double value = draw_value(drawable, experiment_.seed, unit.index);
        drawn[drawable.key] = value;
        result.drawn.push_back(value);
      }
      report(phase + ": calibration");
      drawn_world = prepare(experiment_, experiment_.draw_sample, drawn, draw_burn_in);
    }
    auto tables = run_unit(
        experiment_, replicate ? world_ : drawn_world, seed,
        [&](std::size_t done, int school_year) {
          report(phase + ": " + school_year_text(school_year), static_cast<double>(done));
        },
        Branching::shared, options_.profile ? &times_ : nullptr);
    result.variants = std::move(tables.variants);
    if (!replicate) result.places = describe_places(*drawn_world.model);
    if (replicate) pupils_ = tables.pupils;
    pupil_terms_.simulated += tables.pupil_terms.simulated;
    pupil_terms_.nominal += tables.pupil_terms.nominal;
    auto& from = result.provenance;
    from.version = build_info::version;
    from.commit = build_info::commit;
    from.dirty = build_info::dirty;
    from.compiler = build_info::compiler;
    from.flags = build_info::flags;
    from.time = now();
    from.host = host();
    from.threads = options_.threads;
    from.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    from.pupils = tables.pupils;
    from.pupil_terms = tables.pupil_terms.simulated;
    return result;
  }

  const Experiment& experiment_;
  const RunOptions& options_;
  std::vector<Drawable> drawables_;
  World world_;
  double done_ = 0, total_ = 0;
  std::int64_t pupils_ = 0;
  PupilTerms pupil_terms_;
  PhaseTimes times_;
};

}  // namespace

RunSummary run(const Experiment& experiment, const RunOptions& options) {
  auto used = options;
  if (used.threads <= 0) used.threads = static_cast<int>(sysconf(_SC_NPROCESSORS_ONLN));
  RunSummary summary;
  with_threads(used.threads, [&] {
    const auto begin = std::chrono::steady_clock::now();
    summary = Runner(experiment, used)();
    summary.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  });
  return summary;
}

long long estimate_memory_bytes(const Experiment& experiment) {
  // the states of reference and baseline, in each variant a quarter of the pupils at most (measured
  // on the shipped experiments: 2 to 13 percent), the skill paths of one year, and tables of one
  // unit
  double people = 0;
  for (const auto& row : experiment.people->stocks) people += static_cast<double>(row.count);
  const double entering = experiment.people->births.empty() ? 0 : 0.09 * people * experiment.years;
  const double ids = (people + entering / 2) * experiment.sample;
  const auto variants = static_cast<double>(experiment.variants.size());
  const double bytes = Pupils::bytes_per_row * 1.15;  // slack of blocks
  const double states = (3.0 + 0.25 * std::min(variants, static_cast<double>(most_variants))) *
                        bytes * people * experiment.sample;
  const double paths =
      (4.0 + 4.0 + 2.0 + 4.0) * ids;  // points of two years, means, diplomas and cells
  const double tables = 1.5 * 8 * 12.0 * 1.2 * static_cast<double>(experiment.variants.size() + 1) *
                        experiment.years *
                        (static_cast<double>(experiment.system->places.size()) * 8 +
                         static_cast<double>(experiment.system->moves.size()));
  const double burn_in = experiment.shifts ? 3 * 64 * 0.15 * people : 0;
  return static_cast<long long>(states + paths + tables + burn_in + 5e7);
}

}  // namespace doorstroom
