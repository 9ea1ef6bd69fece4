// SPDX-License-Identifier: EUPL-1.2
// Names of tracks and their places by year, for policies that add places to secondary education.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace doorstroom {

/// Tracks whose course a policy can change.
const std::vector<std::string>& all_tracks();
/// Number of years of a track's regular course.
int course_years(const std::string& track);
/// Regular place of a track in a year of its course, e.g. `vo.vmbo_gl_tl.2` for vmbo_tl in year 2.
std::string regular_place(const std::string& track, int year);
/// The last part of a place name as a year, if it is one.
std::optional<int> year_of(const std::string& place);
/// True when a place of secondary education teaches this track: alone, or in a bridge class of
/// several.
bool teaches(const std::string& place, const std::string& track);
/// Tracks that a place of secondary education teaches; empty when it is no track place.
std::vector<std::string> tracks_of(const std::string& place);
/// True when every track that a place teaches is one of `tracks`.
bool teaches_only(const std::string& place, const std::vector<std::string>& tracks);

}  // namespace doorstroom
