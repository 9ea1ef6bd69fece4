// SPDX-License-Identifier: EUPL-1.2
// A variant as a difference where everybody is simulated, so that classes are counted and not
// expected: the same tables as the variant whole, whatever classes the baseline has.
#include <gtest/gtest.h>

#include "agents/start/population.hpp"
#include "agents/term/simulate.hpp"
#include "tests/agents/school.hpp"

namespace doorstroom {
namespace {

using namespace test;

/// Some of those promoted from po.1 choose po.x.2 instead.
class Stream final : public Policy {
 public:
  Stream(double share, double max_share, int min_class, double repeat = 0)
      : share_{share}, max_share_{max_share}, min_class_{min_class}, repeat_{repeat} {
    item = 77;
  }
  int first_year() const override { return 2019; }
  int last_year() const override { return 2030; }
  void rule(Rules& rules) const override {
    const PlaceId first{0}, second{1}, lower{2};  // po.1, po.2, po.x.2
    rules.divert({first, second, lower, share_, 0.5, max_share_, min_class_, item});
    rules.shift_moves(PlaceSet({first}), MoveKind::repeat, repeat_);
  }

 private:
  double share_, max_share_;
  int min_class_;
  double repeat_;
};

using Policies = std::vector<ActivePolicy>;
Policies one(double share, double max_share, int min_class, double repeat = 0) {
  return {{std::make_shared<Stream>(share, max_share, min_class, repeat), 0}};
}

class DifferenceOfEverybody : public testing::Test {
 protected:
  Scenario scenario(const Policies& policies) const {
    Scenario plain;
    plain.model = model.get();
    plain.draws = &draws;
    plain.quality = &quality;
    plain.policies = policies;
    return plain;
  }
  doorstroom::Run begin() const {
    return start(scenario({}), build_population(*model, draws, Donors{}), 1);
  }

  void expect_equal(const Policies& of_baseline, const std::vector<Policies>& of_variants) {
    auto base_scenario = scenario(of_baseline);
    SkillPaths paths;
    base_scenario.paths = &paths;
    base_scenario.keep = KeepPaths::baseline;
    auto baseline = begin();
    std::vector<Difference> differences;
    std::vector<doorstroom::Run> whole;
    const auto of = [&](const Policies& policies) {
      auto variant = scenario(policies);
      variant.paths = &paths;
      variant.with_baseline = true;
      return variant;
    };
    for (const auto& policies : of_variants) {
      differences.push_back(differ(of(policies), baseline));
      whole.push_back(begin());
    }
    std::int64_t own = 0;
    for (int term = 0; term < 6; ++term) {
      advance_term(base_scenario, baseline, differences);
      for (std::size_t v = 0; v < whole.size(); ++v) advance_term(of(of_variants[v]), whole[v]);
      for (const auto& variant : differences)
        own += static_cast<std::int64_t>(count_pupils(variant.own));
    }
    EXPECT_GT(own, 0) << "nobody led another life";
    finish(*model, baseline, nullptr);
    for (std::size_t v = 0; v < whole.size(); ++v) {
      finish(*model, differences[v], baseline);
      finish(*model, whole[v], &baseline);
      const auto& a = differences[v].record.tables();
      const auto& b = whole[v].record.tables();
      for (std::size_t t = 0; t < a.size(); ++t) EXPECT_EQ(a[t], b[t]) << v << ": " << a[t].name;
    }
  }

  std::unique_ptr<Model> model = school_model(school_options(), 900, 300);
  Draws draws{5};
  std::vector<float> quality = no_quality(*model);
};

const std::vector<Policies> every_variant{{},
                                          one(0.3, 1, 0),
                                          one(0.3, 0.2, 0),
                                          one(0.3, 0.2, 60),
                                          one(0.3, 0.2, 400),
                                          one(0.3, 0.2, 0, 0.8),
                                          one(0.05, 0.02, 10),
                                          one(0.6, 0.35, 0)};

TEST_F(DifferenceOfEverybody, BesideNoClasses) { expect_equal({}, every_variant); }

TEST_F(DifferenceOfEverybody, BesideClassesForAll) { expect_equal(one(0.3, 1, 0), every_variant); }

TEST_F(DifferenceOfEverybody, BesideFewSeats) { expect_equal(one(0.3, 0.2, 0), every_variant); }

TEST_F(DifferenceOfEverybody, BesideClassesThatHardlyOpen) {
  expect_equal(one(0.3, 0.2, 60), every_variant);
}

TEST_F(DifferenceOfEverybody, SixtyFourVariantsHaveABitEach) {
  std::vector<Policies> many;
  for (int k = 0; k < 64; ++k) many.push_back(one(0.05 + 0.01 * k, 0.1 + 0.01 * k, k));
  expect_equal(one(0.3, 0.2, 0), many);
}

}  // namespace
}  // namespace doorstroom
