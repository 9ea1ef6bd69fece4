// SPDX-License-Identifier: EUPL-1.2
// Folders, files and policies for the tests of this folder.
#include "tests/experiments/fixture.hpp"

#include <unistd.h>

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace doorstroom::test {
namespace {

namespace fs = std::filesystem;

struct CoachParams {
  int group_size = 2;
  double hours = 5, effect = 0.3, take_up = 0.9, gap = 15;
  std::string rule = "lottery";
  std::vector<std::string> subjects{"maths"}, places;
  int from = 2021, until = 2023;
};

void describe(Declaration<CoachParams>& f) {
  using P = CoachParams;
  f.period(&P::from, &P::until, "School years in which coaches work.");
  f.integer("group_size", &P::group_size, {.min = 1, .max = 6, .unit = "pupils"},
            "Pupils per coach.", source("figures U05"));
  f.number("hours", &P::hours, {.min = 0.5, .max = 10, .unit = "hours"}, "Hours a week.",
           source("figures U05"));
  f.number("effect", &P::effect, {.min = -1, .max = 2, .unit = "SD", .low = 0.2, .high = 0.4},
           "Gain a year.", source("effects eH06"));
  f.number("take_up", &P::take_up, {.min = 0, .max = 1, .unit = "", .low = 0.7, .high = 1},
           "Take-up.", source("assumption"));
  f.at_least("target", "gap_weeks", &P::gap, {.min = 0, .max = 80, .unit = "weeks"},
             "From which gap.", source("assumption"));
  f.choice("rule", &P::rule, {"lottery", "proportional"}, "Who gets one.", source("assumption"));
  f.list("subjects", &P::subjects, {"reading", "maths"}, "What is taught.", source("assumption"));
  f.list("places", &P::places, {}, "Where.", source("assumption"));
}

/// A policy with nothing but years.
template <class Params> class Plain : public Policy {
 public:
  explicit Plain(Params p) : p_{std::move(p)} {}
  int first_year() const override { return p_.from; }
  int last_year() const override { return p_.until; }
  /// So that a test can see the values that it was made with.
  double effect_at_scale(double) const override {
    if constexpr (requires { p_.effect; }) return p_.effect;
    return 1;
  }
  std::vector<std::string> sees() const override {
    if constexpr (requires { p_.places; }) return p_.places;
    return {};
  }

 protected:
  Params p_;
};

struct RepetitionParams {
  std::string mode = "more";
  int from = 2021, until = 2023;
};
void describe(Declaration<RepetitionParams>& f) {
  using P = RepetitionParams;
  f.period(&P::from, &P::until, "Years.");
  f.choice("mode", &P::mode, {"more", "less", "targeted"}, "Which way.", source("assumption"));
}

struct AnnexParams {
  std::string track = "x";
  double rate = 1;
  int from = 2021, until = 2023;
};
void describe(Declaration<AnnexParams>& f) {
  using P = AnnexParams;
  f.period(&P::from, &P::until, "Years.");
  f.choice("track", &P::track, {"x", "z"}, "Which track.", source("assumption"));
  f.number("rate", &P::rate, {.min = 0, .max = 1, .unit = "", .low = 0.8, .high = 1},
           "Who moves on.", source("assumption"));
}
class Annex final : public Plain<AnnexParams> {
 public:
  using Plain::Plain;
  static Contribution contribution(const AnnexParams& p, const PlaceGraph& system) {
    if (!system.find("a." + p.track + ".1"))
      throw ConfigError(
          {{"", 0, "track", "the system has no places of track " + p.track + "; allowed: x"}});
    Contribution added;
    auto& place = added.places.emplace_back();
    place.name = "a.annex.1";
    place.label_nl = "Bijgebouw";
    place.like = "a.x.1";
    auto& move = added.moves.emplace_back();
    move.row.from = "a.annex.1";
    move.row.to = "a.x.2";
    move.row.rate = p.rate;
    return added;
  }
};

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string name = (fs::temp_directory_path() / "doorstroom-test-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::string TemporaryFolder::write(const std::string& name, const std::string& text) const {
  fs::create_directories((path_ / name).parent_path());
  std::ofstream(path_ / name, std::ios::binary) << text;
  return file(name);
}

std::string tiny_data() { return "tests/experiments/data"; }

std::string copy_tiny_data(const TemporaryFolder& folder) {
  fs::copy(tiny_data(), folder.path() / "data", fs::copy_options::recursive);
  return folder.file("data");
}

std::string read_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

const std::vector<PolicyKind>& made_up_menu() {
  static const std::vector<PolicyKind> menu{
      policy_kind<Plain<CoachParams>, CoachParams>("coach", "Coach", "Coach", "Coaches pupils."),
      policy_kind<Plain<RepetitionParams>, RepetitionParams>("repetition", "Zittenblijven",
                                                             "Repetition", "Repeats."),
      policy_kind<Annex, AnnexParams>("annex", "Bijgebouw", "Annex", "Adds places.")};
  return menu;
}

std::string texts(const std::vector<Issue>& issues) {
  std::string out;
  for (auto issue : issues) {
    issue.file = fs::path(issue.file).filename().string();
    out += issue.text() + "\n";
  }
  return out;
}

std::string mistakes_in(const std::string& file, const std::string& data_folder) {
  try {
    load_experiment(file, data_folder, made_up_menu());
    return "";
  } catch (const ConfigError& error) {
    return texts(error.issues());
  }
}

}  // namespace doorstroom::test
