// SPDX-License-Identifier: EUPL-1.2
// A system of one primary year, havo, vwo and their bridge class, for policies that add places.
#pragma once

#include "engine/place_graph.hpp"

namespace doorstroom::test {

/// po.bao.8 -> vo.havo.1-5, vo.vwo.1-6, vo.havo_vwo.1; every year repeats 5% and loses 1% to
/// out.none; 6% of vo.vwo.1 go down to vo.havo.2.
PlaceGraph havo_and_vwo();

}  // namespace doorstroom::test
