// SPDX-License-Identifier: EUPL-1.2
// Peer effects by hand: the mean of the others in the class against the class of one track.
#include "agents/term/peers.hpp"

#include <gtest/gtest.h>

#include "tests/agents/school.hpp"

namespace doorstroom {
namespace {

using namespace test;

/// A mixed class in po.1 beside classes of one track with means 0 (`po.2`) and 2 (`po.x.2`).
class Peers : public testing::Test {
 protected:
  Peers() {
    const auto mixed = place_of(*model, "po.1");
    model->places.peer_effect[mixed] = 0.125F;
    model->places.peer_places[mixed] = {place_of(*model, "po.2"), place_of(*model, "po.x.2")};
    for (auto& half : model->calibration.norm_start)
      for (auto& domain : half) {
        domain[place_of(*model, "po.2")] = 0;
        domain[place_of(*model, "po.x.2")] = 2;
      }
  }
  std::vector<float> after(Pupils pupils) const {
    learn_from_peers({*model, draws, quality, false, Term{0}}, pupils);
    const auto reading = pupils.get<column::Reading>();
    return {reading.begin(), reading.end()};
  }

  std::unique_ptr<Model> model = school_model(school_options());
  Draws draws{5};
  std::vector<float> quality = no_quality(*model);
};

TEST_F(Peers, MoveAPupilByTheMeanOfTheOthersAgainstItsOwnTrack) {
  Pupils pupils;
  for (const float skill : {0.0F, 0.5F, 2.5F})
    pupils.append(pupil(*model, static_cast<std::uint32_t>(pupils.size()), "po.1", skill));
  const auto skills = after(pupils);
  EXPECT_EQ(skills[0], 0.0F + 0.125F * (1.5F - 0.0F));   // others 0.5 and 2.5; own track 0
  EXPECT_EQ(skills[1], 0.5F + 0.125F * (1.25F - 0.0F));  // others 0 and 2.5; own track 0
  EXPECT_EQ(skills[2], 2.5F + 0.125F * (0.25F - 2.0F));  // others 0 and 0.5; own track 2
}

TEST_F(Peers, AreThoseOfTheSameLocation) {
  Pupils pupils;
  for (std::uint16_t location = 0; location < 2; ++location) {
    auto row = pupil(*model, location, "po.1", static_cast<float>(location));
    row.get<column::Location>() = location;
    pupils.append(row);
  }
  EXPECT_EQ(after(pupils), (std::vector<float>{0, 1}));  // each alone in its class
}

TEST_F(Peers, DoNothingInOtherPlaces) {
  Pupils pupils;
  for (const float skill : {0.0F, 4.0F}) pupils.append(pupil(*model, 1, "po.2", skill));
  EXPECT_EQ(after(pupils), (std::vector<float>{0, 4}));
}

TEST_F(Peers, DoNotDependOnWhereRowsLie) {
  Pupils one, other;
  for (const float skill : {0.25F, 1.0F, 3.0F}) one.append(pupil(*model, 1, "po.1", skill));
  for (const float skill : {3.0F, 0.25F, 1.0F}) other.append(pupil(*model, 1, "po.1", skill));
  const auto a = after(one), b = after(other);
  EXPECT_EQ(a, (std::vector<float>{b[1], b[2], b[0]}));
}

}  // namespace
}  // namespace doorstroom
