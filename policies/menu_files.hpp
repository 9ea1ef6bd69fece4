// SPDX-License-Identifier: EUPL-1.2
// The measures of policies/menu/, as the files that they are: part of the program, so that it is
// one thing.
#pragma once

#include <string>
#include <vector>

namespace doorstroom {

/// A file of the menu.
struct MenuFile {
  std::string file, text;
};

/// Every file, in the order of their names.
const std::vector<MenuFile>& menu_files();

}  // namespace doorstroom
