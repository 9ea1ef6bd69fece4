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

/// Bytes of the pupils of this world when it begins.
double state_bytes(const World& world) {
  double people = 0;
  for (const auto& row : world.model->people->stocks) people += static_cast<double>(row.count);
  return 1.15 * Pupils::bytes_per_row * people * world.model->options.sample;  // slack of blocks
}

/// Variants that fit in memory beside the reference and the baseline. In each a quarter of the
/// pupils leads another life at most (measured on the shipped experiments: 2 to 13 percent).
/// @param memory in all; 0: no limit but most_variants
std::size_t variants_at_once(const World& world, long long memory) {
  if (memory <= 0) return most_variants;
  double tables = 0;
  const Record record(*world.model, world.n_policies);
  for (const auto& table : record.tables())
    tables += 8.0 * static_cast<double>(table.values.size());
  const double state = state_bytes(world), each = 0.25 * state + tables;
  const double left = static_cast<double>(memory) - 3.5 * state - 4 * tables;
  return static_cast<std::size_t>(std::clamp(left / each, 1.0, static_cast<double>(most_variants)));
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
      run_one(units[u], writer);
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

  void run_one(const Unit& unit, const ResultsWriter& writer) {
    const auto begin = std::chrono::steady_clock::now();
    const bool replicate = unit.kind == UnitKind::replicate;
    const auto phase = unit.name();
    // a draw changes the parameters and keeps the luck of the first replicate
    const auto seed =
        derive_seed(experiment_.seed, replicate ? static_cast<std::uint64_t>(unit.index) : 0);
    std::vector<double> drawn_values;
    World drawn_world;
    if (!replicate) {
      std::map<std::string, double> drawn;
      for (const auto& drawable : drawables_) {
        const double value = draw_value(drawable, experiment_.seed, unit.index);
        drawn[drawable.key] = value;
        drawn_values.push_back(value);
      }
      report(phase + ": calibration");
      drawn_world = prepare(experiment_, experiment_.draw_sample, drawn, draw_burn_in);
    }
    const auto& world = replicate ? world_ : drawn_world;
    auto segment = writer.begin(unit);
    const auto counts = run_unit(
        experiment_, world, seed,
        [&](std::size_t done, int school_year) {
          report(phase + ": " + school_year_text(school_year), static_cast<double>(done));
        },
        [&](std::size_t variant, const std::vector<Table>& tables) {
          segment.add(variant, tables);
        },
        variants_at_once(world, options_.memory_bytes), Branching::shared,
        options_.profile ? &times_ : nullptr);
    if (replicate) pupils_ = counts.pupils;
    pupil_terms_.simulated += counts.pupil_terms.simulated;
    pupil_terms_.nominal += counts.pupil_terms.nominal;
    UnitProvenance from;
    from.version = build_info::version;
    from.commit = build_info::commit;
    from.dirty = build_info::dirty;
    from.compiler = build_info::compiler;
    from.flags = build_info::flags;
    from.time = now();
    from.host = host();
    from.threads = options_.threads;
    from.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    from.pupils = counts.pupils;
    from.pupil_terms = counts.pupil_terms.simulated;
    segment.finish(from, drawn_values,
                   replicate ? std::vector<PlaceInfo>{} : describe_places(*drawn_world.model));
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
  const double paths = (sizeof(SkillPath) + 4.0) * ids;  // with diplomas and cells
  const double tables = 1.5 * 8 * 12.0 * 1.2 * static_cast<double>(experiment.variants.size() + 1) *
                        experiment.years *
                        (static_cast<double>(experiment.system->places.size()) * 8 +
                         static_cast<double>(experiment.system->moves.size()));
  const double burn_in = experiment.shifts ? 3 * 64 * 0.15 * people : 0;
  return static_cast<long long>(states + paths + tables + burn_in + 5e7);
}

}  // namespace doorstroom
