// SPDX-License-Identifier: EUPL-1.2
// One [[variant]] of an experiment file before and after its policies are made; sweeps make several
// of one.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "experiments/plan/experiment.hpp"
#include "experiments/read/toml_keys.hpp"

namespace doorstroom {

/// Values that take the place of those in the file: `instance.key` to the node that holds the
/// value.
using Replacements = std::map<std::string, const toml::node*>;

/// A [[variant.policy]] as it stands in the file.
struct PolicyDraft {
  const toml::table* table = nullptr;
  const PolicyKind* kind = nullptr;  ///< null: there is no such policy, which is reported
  std::string name;                  ///< of the instance
};

/// A [[variant]] as it stands in the file.
struct VariantDraft {
  std::string name, label;
  bool baseline = false;
  int line = 0;
  std::vector<PolicyDraft> policies;
};

/// One value list of [sweep].
struct SweepKey {
  std::string instance, key;  ///< of `"instance.key" = [...]`
  int line = 0;
  std::vector<const toml::node*> values;
};

/// Reads every [[variant]] but not yet the parameters of its policies.
/// @param menu must outlive the drafts
std::vector<VariantDraft> read_drafts(const TomlFile& source, const std::vector<PolicyKind>& menu,
                                      std::vector<Issue>& issues);

/// Reads [sweep].
std::vector<SweepKey> read_sweep(const TomlFile& source, std::vector<Issue>& issues);

/// Makes the policies of a draft with some values replaced.
/// @param graph to check place prefixes against; null: not checked
Variant make_variant(const VariantDraft& draft, const Replacements& replacements,
                     const std::string& file, const PlaceGraph* graph, std::vector<Issue>& issues);

/// The variants that a sweep makes of one draft: one per combination of the values that concern it,
/// itself when none does. Mistakes in the file are reported once, not per combination.
std::vector<Variant> expand(const VariantDraft& draft, const std::vector<SweepKey>& sweep,
                            const std::string& file, const PlaceGraph* graph,
                            std::vector<Issue>& issues);

}  // namespace doorstroom
