// SPDX-License-Identifier: EUPL-1.2
// Reads tracks from place names: `vo.vmbo_tl_havo.1` teaches vmbo_tl and havo.
#include "policies/mechanisms/tracks.hpp"

#include <algorithm>

namespace doorstroom {
std::vector<std::string> tracks_of(const std::string& place) {
  if (!place.starts_with("vo.")) return {};
  const auto end = place.rfind('.');
  if (end <= 3 || end == std::string::npos) return {};
  std::vector<std::string> tracks;
  std::string middle = place.substr(3, end - 3);
  bool in_vmbo = false;
  for (std::size_t begin = 0; begin <= middle.size();) {
    const auto stop = std::min(middle.find('_', begin), middle.size());
    const auto word = middle.substr(begin, stop - begin);
    if (word == "vmbo") {
      in_vmbo = true;
      if (stop == middle.size() || middle.compare(stop, 5, "_havo") == 0)
        for (const auto* each : {"vmbo_bb", "vmbo_kb", "vmbo_gl", "vmbo_tl"})
          tracks.emplace_back(each);
    } else if (word == "havo" || word == "vwo") {
      tracks.push_back(word);
    } else if (in_vmbo && (word == "bb" || word == "kb" || word == "gl" || word == "tl")) {
      tracks.push_back("vmbo_" + word);
    } else {
      return {};
    }
    begin = stop + 1;
  }
  return tracks;
}

const std::vector<std::string>& all_tracks() {
  static const std::vector<std::string> tracks{"vmbo_bb", "vmbo_kb", "vmbo_gl",
                                               "vmbo_tl", "havo",    "vwo"};
  return tracks;
}

int course_years(const std::string& track) {
  return track == "vwo" ? 6 : (track == "havo" ? 5 : 4);
}

std::string regular_place(const std::string& track, int year) {
  const bool shared = (track == "vmbo_gl" || track == "vmbo_tl") && year <= 2;
  return "vo." + (shared ? std::string("vmbo_gl_tl") : track) + "." + std::to_string(year);
}

std::optional<int> year_of(const std::string& place) {
  const auto dot = place.rfind('.');
  if (dot == std::string::npos || dot + 2 != place.size()) return std::nullopt;
  const char digit = place[dot + 1];
  if (digit < '0' || digit > '9') return std::nullopt;
  return digit - '0';
}

bool teaches(const std::string& place, const std::string& track) {
  const auto tracks = tracks_of(place);
  return std::find(tracks.begin(), tracks.end(), track) != tracks.end();
}

bool teaches_only(const std::string& place, const std::vector<std::string>& wanted) {
  const auto tracks = tracks_of(place);
  return !tracks.empty() &&
         std::all_of(tracks.begin(), tracks.end(), [&](const std::string& track) {
           return std::find(wanted.begin(), wanted.end(), track) != wanted.end();
         });
}

}  // namespace doorstroom
