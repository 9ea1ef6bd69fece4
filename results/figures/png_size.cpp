// SPDX-License-Identifier: EUPL-1.2
// The size on paper of a PNG file, which the program that draws it leaves out.
#include "results/figures/png_size.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <cmath>
#include <cstdint>
#include <fstream>
#include <iterator>

#include "engine/errors.hpp"

namespace doorstroom {
namespace {

std::string big_endian(std::uint32_t value) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8)
    bytes += static_cast<char>(static_cast<unsigned char>(value >> shift & 0xFFU));
  return bytes;
}

/// A chunk as PNG has it: length, type, data, CRC of type and data.
std::string chunk(const std::string& type, const std::string& data) {
  const std::string body = type + data;
  const auto crc =
      crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
  return big_endian(static_cast<std::uint32_t>(data.size())) + body +
         big_endian(static_cast<std::uint32_t>(crc));
}

}  // namespace

void set_png_dpi(const std::string& path, int dpi) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  constexpr std::size_t header = 8 + 25;  // signature, and IHDR with its 13 bytes
  if (!in || bytes.size() < header || bytes.compare(1, 3, "PNG") != 0)
    throw IoError(fmt::format("{}: is no PNG file", path));
  const auto per_metre = static_cast<std::uint32_t>(std::lround(dpi / 0.0254));
  const auto size = chunk("pHYs", big_endian(per_metre) + big_endian(per_metre) + '\1');
  if (bytes.find("pHYs") == std::string::npos) bytes.insert(header, size);
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  out.close();
  if (!out) throw IoError(fmt::format("{}: cannot be written", path));
}

}  // namespace doorstroom
