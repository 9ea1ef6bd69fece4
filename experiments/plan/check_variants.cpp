// SPDX-License-Identifier: EUPL-1.2
// What must hold between the variants and policies of one experiment.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "agents/term/programme.hpp"
#include "engine/draws.hpp"
#include "experiments/plan/load.hpp"

namespace doorstroom {
namespace {

/// One policy of a variant, made with the values of the file.
struct Made {
  const PolicySpec* spec = nullptr;
  std::shared_ptr<const Policy> policy;
};

class VariantChecker {
 public:
  VariantChecker(const Experiment& experiment, std::vector<Issue>& issues)
      : experiment_{experiment}, issues_{issues} {}

  void operator()() {
    check_baseline();
    check_names();
    for (const auto& variant : experiment_.variants) check_variant(variant);
  }

 private:
  void wrong(int line, const std::string& key, const std::string& what) {
    issues_.push_back({experiment_.file, line, key, what});
  }

  void check_baseline() {
    const Variant* first = nullptr;
    for (const auto& variant : experiment_.variants) {
      if (!variant.baseline) continue;
      if (first != nullptr)
        wrong(variant.line, fmt::format("variant \"{}\": baseline", variant.name),
              fmt::format("\"{}\" is the baseline already (line {}); allowed: one baseline",
                          first->name, first->line));
      else
        first = &variant;
    }
    if (first == nullptr && !experiment_.variants.empty())
      wrong(experiment_.variants.front().line, "variant",
            "no variant is the baseline; allowed: baseline = true in one variant, with which the "
            "others are compared");
  }

  /// Two instance names with one hash would share their luck; results and sweeps know a policy by
  /// its instance name.
  void check_names() {
    std::map<std::uint32_t, std::string> names;
    std::map<std::string, const PolicySpec*> kinds;
    for (const auto& variant : experiment_.variants)
      for (const auto& spec : variant.policies) {
        const auto [found, is_new] = names.try_emplace(hash_name(spec.name), spec.name);
        const auto [kind, is_new_kind] = kinds.try_emplace(spec.name, &spec);
        if (!is_new_kind && kind->second->use != spec.use)
          wrong(spec.line, fmt::format("variant \"{}\": {}.name", variant.name, spec.name),
                fmt::format("\"{}\" is a policy {} already (line {}); allowed: another name",
                            spec.name, kind->second->use, kind->second->line));
        if (!is_new && found->second != spec.name)
          wrong(spec.line, fmt::format("variant \"{}\": {}.name", variant.name, spec.name),
                fmt::format("would draw the same luck as \"{}\"; allowed: another name",
                            found->second));
      }
    std::map<std::string, int> variants;
    for (const auto& variant : experiment_.variants) {
      const auto [found, is_new] = variants.try_emplace(variant.name, variant.line);
      if (!is_new && found->second != variant.line)  // a sweep made the name of another variant
        wrong(variant.line, fmt::format("variant \"{}\"", variant.name),
              fmt::format("the name is there twice; line {} has it already", found->second));
    }
  }

  void check_variant(const Variant& variant) {
    std::vector<Made> made;
    for (const auto& spec : variant.policies) {
      try {
        made.push_back({&spec, spec.make({}, experiment_.graph.get())});
      } catch (const ConfigError&) {
        continue;  // reported when its keys were read
      }
      check_horizon(variant, made.back());
      check_places(variant, made.back());
    }
    check_names_between(variant, made);
    for (std::size_t a = 0; a < made.size(); ++a)
      for (std::size_t b = a + 1; b < made.size(); ++b) check_pair(variant, made[a], made[b]);
    check_rules(variant, made);
  }

  /// What is set, is set by one policy for a place and term.
  void check_rules(const Variant& variant, const std::vector<Made>& made) {
    if (!experiment_.graph) return;
    const Schedule schedule{experiment_.first_year};
    std::set<std::tuple<std::string, std::string, std::string>> told;
    for (Term term; term.value < schedule.n_terms(experiment_.years); ++term.value) {
      Rules rules(schedule, term, *experiment_.graph);
      const int year = rules.school_year();
      for (std::size_t k = 0; k < made.size(); ++k) {
        if (year < made[k].policy->first_year() || year > made[k].policy->last_year()) continue;
        rules.begin(made[k].spec->name, k);
        made[k].policy->rule(rules);
      }
      for (const auto& conflict : rules.conflicts()) {
        const std::string& second = conflict.second;
        if (!told.insert({conflict.what, conflict.first, second}).second) continue;
        const auto spec = std::find_if(made.begin(), made.end(),
                                       [&](const Made& m) { return m.spec->name == second; });
        wrong(spec->spec->line, fmt::format("variant \"{}\": {}", variant.name, second),
              fmt::format("sets {} in {}/{:02}, and so does \"{}\"; allowed: one of them, or other "
                          "years",
                          conflict.what, year, (year + 1) % 100, conflict.first));
      }
    }
  }

  /// Staff, budgets and menus that policies name.
  void check_names_between(const Variant& variant, const std::vector<Made>& made) {
    std::vector<NamedPolicy> policies;
    for (const auto& each : made) policies.push_back({each.policy, each.spec->name, 0});
    std::vector<std::string> staff;
    if (experiment_.system)
      for (const auto& row : experiment_.system->market) staff.push_back(row.staff);
    for (const auto& issue : programme_issues(policies, staff))
      for (const auto& each : made)
        if (issue.key.rfind(each.spec->name + ".", 0) == 0)
          wrong(each.spec->line, fmt::format("variant \"{}\": {}", variant.name, issue.key),
                issue.what);
  }

  void check_horizon(const Variant& variant, const Made& made) {
    const int first = experiment_.first_year;
    const int last = first + experiment_.years - 1;
    if (made.policy->last_year() < made.policy->first_year()) return;  // reported with its keys
    if (made.policy->first_year() > last || made.policy->last_year() < first)
      wrong(made.spec->line, fmt::format("variant \"{}\": {}", variant.name, made.spec->name),
            fmt::format(
                "acts from {} until {}, never in this experiment; allowed: years from {} to {}",
                made.policy->first_year(), made.policy->last_year(), first, last));
  }

  /// A prefix under which nobody learns: the policy asks for support there and never gives any.
  void check_places(const Variant& variant, const Made& made) {
    if (!experiment_.graph || !experiment_.system || experiment_.system->growth.empty()) return;
    const auto learns = [&](const std::string& prefix) {
      const auto& traits = experiment_.system->traits;
      return std::any_of(traits.begin(), traits.end(), [&](const auto& place) {
        return !place.year_group.empty() && (prefix == "all" || under_prefix(place.place, prefix));
      });
    };
    for (const auto& prefix : made.policy->sees())
      if (!experiment_.graph->under(prefix).empty() && !learns(prefix))
        wrong(made.spec->line,
              fmt::format("variant \"{}\": {}.places", variant.name, made.spec->name),
              fmt::format("nobody learns under \"{}\"; allowed: places with a year group", prefix));
  }

  static bool overlap(const Made& a, const Made& b) {
    return a.policy->first_year() <= b.policy->last_year() &&
           b.policy->first_year() <= a.policy->last_year();
  }

  void check_pair(const Variant& variant, const Made& a, const Made& b) {
    if (a.spec->use != b.spec->use || !overlap(a, b)) return;
    const auto key = fmt::format("variant \"{}\": {}", variant.name, b.spec->name);
    if (a.spec->name == b.spec->name)
      return wrong(b.spec->line, key,
                   fmt::format("is there twice in the same years (line {}); allowed: other years, "
                               "or a name of its own for each",
                               a.spec->line));
    const auto mode = [](const Made& made) {
      const auto found = made.spec->values.find("mode");
      return found == made.spec->values.end() ? std::string() : found->second;
    };
    const std::set<std::string> modes{mode(a), mode(b)};
    if (modes == std::set<std::string>{"\"less\"", "\"more\""})
      wrong(b.spec->line, key + ".mode",
            fmt::format("{} contradicts {} of \"{}\" (line {}) in the same years; allowed: other "
                        "years, or one of them",
                        mode(b), mode(a), a.spec->name, a.spec->line));
  }

  const Experiment& experiment_;
  std::vector<Issue>& issues_;
};

}  // namespace

void check_variants(const Experiment& experiment, std::vector<Issue>& issues) {
  VariantChecker(experiment, issues)();
}

}  // namespace doorstroom
