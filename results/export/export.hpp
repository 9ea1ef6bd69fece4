// SPDX-License-Identifier: EUPL-1.2
// Results for the letter itself: an Excel workbook, a Word document. All numbers come from Facts,
// after disclosure control. (Tidy CSV is `compare_csv`.)
#pragma once

#include <string>
#include <vector>

#include "results/compare/facts.hpp"
#include "results/words/text.hpp"

namespace doorstroom {

/// An .xlsx workbook: a sheet to read first, native charts, then a sheet per indicator. Numbers are
/// numbers, with units; texts stay texts.
/// @param path where to write; another program may not have it open
/// @throws IoError when it cannot be written
void write_workbook(const Facts& facts, Language language, const std::string& path);

/// A .docx document to cut from: findings, figures with captions and alt texts, numbered tables,
/// and a methods note. Needs pandoc.
/// @throws IoError when a program that draws or writes is missing or fails
void write_letter(const Facts& facts, Language language, const std::string& path);

}  // namespace doorstroom
