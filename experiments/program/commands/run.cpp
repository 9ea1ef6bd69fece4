// SPDX-License-Identifier: EUPL-1.2
// doorstroom run: every variant of an experiment, into a results folder.
#include <fmt/format.h>

#include <cmath>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include "experiments/program/command_line/command.hpp"
#include "experiments/program/output_folder.hpp"
#include "experiments/program/progress_bar.hpp"
#include "experiments/run/memory.hpp"
#include "experiments/run/run.hpp"

namespace doorstroom::commands {
namespace {

struct Options {
  std::string file, output, shard;
  int threads = 0, replicates = 0, draws = -1;
  double sample = 0;
  bool resume = false, json = false, quiet = false, profile = false;
  double memory_gb = 0;
};

volatile std::sig_atomic_t stop_requested = 0;

/// The first Ctrl-C asks the run to stop at its next report; the second ends the program, which
/// loses no finished unit.
void on_interrupt(int) {
  stop_requested = 1;
  std::signal(SIGINT, SIG_DFL);
}

void check_memory(const Experiment& experiment) {
  const auto needed = estimate_memory_bytes(experiment);
  const auto available = available_memory_bytes();
  if (available && needed > *available)
    throw ConfigError(
        {{experiment.file, 0, "memory",
          fmt::format(
              "the run needs {:.1f} GB and {:.1f} GB is available; allowed: a smaller --sample, "
              "fewer variants, or a larger machine",
              static_cast<double>(needed) / 1e9, static_cast<double>(*available) / 1e9)}});
}

/// `2/8`: the second of eight processes that share the work.
void read_shard(const std::string& text, RunOptions& options) {
  if (text.empty()) return;
  int shard = 0;
  int shards = 0;
  int used = 0;
  const bool two = std::sscanf(text.c_str(), "%d/%d%n", &shard, &shards, &used) == 2;
  if (!two || static_cast<std::size_t>(used) != text.size() || shard < 1 || shard > shards)
    throw ConfigError(
        {{"", 0, "--shard",
          fmt::format("\"{}\" is not a part of the work; allowed: i/n, from 1/n to n/n", text)}});
  options.shard = shard - 1;
  options.shards = shards;
}

Experiment load_with_options(const Options& options, const Shared& shared) {
  const auto draws = options.draws < 0 ? std::nullopt : std::optional{options.draws};
  auto experiment = load_experiment(options.file, shared.data_folder, whole_menu(), draws);
  if (options.sample > 0) experiment.sample = options.sample;
  if (options.replicates > 0) experiment.replicates = options.replicates;
  return experiment;
}

void print_summary(const RunSummary& summary, const Options& options, const Shared& shared) {
  const auto simulated = summary.pupil_terms.simulated, nominal = summary.pupil_terms.nominal;
  const double rate = summary.seconds > 0 ? static_cast<double>(nominal) / summary.seconds : 0;
  if (options.json) {
    const nlohmann::ordered_json json{{"results", summary.results},
                                      {"content_hash", summary.content_hash},
                                      {"pupils", summary.pupils},
                                      {"pupil_terms", nominal},
                                      {"pupil_terms_simulated", simulated},
                                      {"pupil_terms_reused", nominal - simulated},
                                      {"seconds", summary.seconds},
                                      {"pupil_terms_per_second", rate},
                                      {"peak_memory_bytes", summary.peak_memory_bytes},
                                      {"threads", summary.threads}};
    fmt::print("{}\n", json.dump());
    return;
  }
  const auto lang = shared.lang();
  fmt::print("{}: {}\n", shared.say("resultaten", "results"), summary.results);
  if (!summary.content_hash.empty())
    fmt::print("{}: {}\n", shared.say("inhoud", "content hash"), summary.content_hash);
  fmt::print("{} {}, {}, {} {}, {:.2f} GB\n", grouped(summary.pupils, lang),
             shared.say("leerlingen", "pupils"), duration_text(summary.seconds), summary.threads,
             summary.threads == 1 ? "thread" : "threads",
             static_cast<double>(summary.peak_memory_bytes) / 1e9);
  fmt::print("{}: {} {}, {} {}\n", shared.say("leerling-halfjaren", "pupil-terms"),
             grouped(simulated, lang), shared.say("gesimuleerd", "simulated"),
             grouped(nominal - simulated, lang),
             shared.say("overgenomen van de basisvariant", "taken over from the baseline"));
}

/// `run --profile`: the phases of a term in their order, with what each costs.
void print_profile(const PhaseTimes& times, const Shared& shared) {
  double all = 0;
  for (const auto seconds : times.seconds) all += seconds;
  const auto line = [&](const char* name, double seconds) {
    fmt::print(
        "{:<10} {:>9.2f} s {:>5.1f}% {:>8.2f} ns\n", name, seconds,
        all > 0 ? 100 * seconds / all : 0.0,
        times.pupil_terms > 0 ? 1e9 * seconds / static_cast<double>(times.pupil_terms) : 0.0);
  };
  fmt::print("\n{}\n", shared.say("fase, wandtijd, aandeel, per gesimuleerd leerling-halfjaar",
                                  "phase, wall time, share, per simulated pupil-term"));
  for (const auto& step : steps())
    line(step.name, times.seconds[static_cast<std::size_t>(step.phase)]);
  line(shared.say("samen", "together").c_str(), all);
}

/// What is wrong with a number that is none, such as nan; nothing otherwise.
std::string finite(const std::string& text) {
  double value = 0;
  return CLI::detail::lexical_cast(text, value) && std::isfinite(value)
             ? std::string()
             : text + " is not a number; allowed: 0.0001 to 1";
}

/// The command that goes on with this run.
std::string resume_command(const Options& options, const std::string& output,
                           const Shared& shared) {
  auto text =
      fmt::format("doorstroom run {} -o {} --resume", shell_word(options.file), shell_word(output));
  if (!shared.data_folder.empty()) text += " --data " + shell_word(shared.data_folder);
  if (shared.lang() == Language::en) text += " --lang en";
  if (options.threads > 0) text += fmt::format(" --threads {}", options.threads);
  if (options.json) text += " --json";
  if (options.quiet) text += " --quiet";
  if (options.sample > 0) text += fmt::format(" --sample {}", options.sample);
  if (options.replicates > 0) text += fmt::format(" --replicates {}", options.replicates);
  if (options.draws >= 0) text += fmt::format(" --draws {}", options.draws);
  if (!options.shard.empty()) text += " --shard " + shell_word(options.shard);
  return text;
}

void run_command(const Options& options, const Shared& shared) {
  RunOptions run_options;
  run_options.threads = options.threads;
  run_options.resume = options.resume;
  run_options.profile = options.profile;
  run_options.memory_bytes = options.memory_gb > 0 ? static_cast<long long>(options.memory_gb * 1e9)
                                                   : available_memory_bytes().value_or(0) / 4 * 3;
  read_shard(options.shard, run_options);
  const auto experiment = load_with_options(options, shared);
  run_options.output =
      options.output.empty()
          ? (std::filesystem::path("runs") / std::filesystem::path(options.file).stem()).string()
          : options.output;
  const bool part_of_a_run = options.resume || run_options.shards > 1;
  check_output_folder(run_options.output, part_of_a_run ? Existing::expected : Existing::resumable);
  check_memory(experiment);

  ProgressBar bar(options.quiet ? Display::nothing : display_for_stderr(),
                  [](const std::string& text) {
                    std::fputs(text.c_str(), stderr);
                    std::fflush(stderr);
                  });
  std::signal(SIGINT, on_interrupt);
  run_options.progress = [&bar](const Progress& progress) {
    if (stop_requested != 0) throw Interrupted("");
    bar(progress);
  };
  try {
    const auto summary = run(experiment, run_options);
    bar.finish();
    print_summary(summary, options, shared);
    if (options.profile) print_profile(summary.times, shared);
  } catch (const Interrupted&) {
    bar.finish();
    throw Interrupted("interrupted; go on with: " +
                      resume_command(options, run_options.output, shared));
  } catch (...) {
    bar.finish();
    throw;
  }
}

void add(CLI::App& app, Shared& shared) {
  auto options = std::make_shared<Options>();
  auto* const command = app.add_subcommand("run", "Run every variant of an experiment");
  command->add_option("FILE", options->file, "Experiment file (.toml)")->required();
  not_empty(command->add_option("-o,--output", options->output,
                                "Folder for the results; default: runs/NAME"));
  command->add_option("--threads", options->threads, "Threads; default: all")
      ->check(CLI::Range(1, 4096));
  command
      ->add_option("--sample", options->sample, "Share of the pupils, instead of that in the file")
      ->check(finite)  // the range lets through what compares with nothing
      ->check(CLI::Range(0.0001, 1.0));
  command
      ->add_option("--replicates", options->replicates, "Replicates, instead of those in the file")
      ->check(CLI::Range(1, 10000));
  command->add_option("--draws", options->draws, "Parameter draws, instead of those in the file")
      ->check(CLI::Range(0, 100000));
  command
      ->add_option("--memory", options->memory_gb,
                   "GB that the run may take: sets how many variants run at once, and no result; "
                   "default: three quarters of what is free")
      ->check(CLI::Range(0.1, 1e6));
  command->add_flag("--resume", options->resume, "Go on where an earlier run stopped");
  command->add_option("--shard", options->shard,
                      "Do part i of n of the work (i/n, from 1); merge the parts after it");
  command
      ->add_flag("--profile", options->profile,
                 "End with a table of the phases and what each takes")
      ->excludes(
          command->add_flag("--json", options->json, "End with one JSON object on one line"));
  command->add_flag("--quiet", options->quiet, "Show no progress");
  command->callback([options, &shared] { run_command(*options, shared); });
}

}  // namespace

Command run_command() { return {20, add}; }

}  // namespace doorstroom::commands
