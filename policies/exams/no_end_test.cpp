// SPDX-License-Identifier: EUPL-1.2
// No end test: primary school ends without the test that can raise its advice.
#include "policies/policy_kind.hpp"

namespace doorstroom {
namespace {

struct NoEndTestParams {
  int from = 2020, until = 2020;
};

void describe(Declaration<NoEndTestParams>& f) {
  using P = NoEndTestParams;
  f.period(&P::from, &P::until, "School years at the end of which the test is not held.");
}

class NoEndTest final : public Policy {
 public:
  explicit NoEndTest(NoEndTestParams p) : p_{p} {}
  int first_year() const override { return p_.from; }
  int last_year() const override { return p_.until; }
  void rule(Rules& rules) const override { rules.hold_end_test(false); }

 private:
  NoEndTestParams p_;
};

}  // namespace

PolicyKind no_end_test() {
  return policy_kind<NoEndTest, NoEndTestParams>(
      "no_end_test", "Geen eindtoets", "No end test",
      "The test at the end of primary school is not held. Its only effect in the model is that "
      "advice "
      "below the test is not revised upwards: pupils go by their teacher's judgement, with its "
      "noise "
      "and its differences by the education of parents. In 2019/20 there was none, in every "
      "variant: "
      "that is in the data.");
}

}  // namespace doorstroom
