# SPDX-License-Identifier: EUPL-1.2
# Every library the libraries use. The build reads this file, and so does the installed package: what an outside project
# links must be found there by the same rules.
find_package(Boost 1.74 REQUIRED)                # Boost::headers; Boost.Graph is used as headers only
find_package(TBB REQUIRED CONFIG)                # TBB::tbb
enable_language(C)                               # the search for HDF5 compiles a line of C
find_package(HDF5 REQUIRED COMPONENTS C HL)      # hdf5::hdf5, hdf5::hdf5_hl (dimension scales)
find_package(Eigen3 3.4 REQUIRED NO_MODULE)      # Eigen3::Eigen
find_package(fmt REQUIRED CONFIG)                # fmt::fmt
find_package(nlohmann_json REQUIRED CONFIG)      # nlohmann_json::nlohmann_json
find_package(CLI11 REQUIRED CONFIG)              # CLI11::CLI11
find_package(tomlplusplus REQUIRED CONFIG)       # tomlplusplus::tomlplusplus
find_package(FastFloat REQUIRED CONFIG)          # FastFloat::fast_float
find_package(OpenSSL REQUIRED COMPONENTS Crypto) # OpenSSL::Crypto, for the content hash

# Three libraries come without a package file: a target for each, named after the library.
find_path(RANDOM123_INCLUDE_DIR Random123/philox.h REQUIRED)
find_path(CSV_INCLUDE_DIR csv.h REQUIRED)
find_path(XLSXWRITER_INCLUDE_DIR xlsxwriter.h REQUIRED)
find_library(XLSXWRITER_LIBRARY xlsxwriter REQUIRED)
find_library(CSV_LIBRARY csv REQUIRED)
mark_as_advanced(RANDOM123_INCLUDE_DIR CSV_INCLUDE_DIR CSV_LIBRARY XLSXWRITER_INCLUDE_DIR XLSXWRITER_LIBRARY)

if(NOT TARGET Random123::Random123)
  add_library(Random123::Random123 INTERFACE IMPORTED)
  set_target_properties(Random123::Random123 PROPERTIES INTERFACE_INCLUDE_DIRECTORIES "${RANDOM123_INCLUDE_DIR}")
endif()
if(NOT TARGET csv::csv)
  add_library(csv::csv UNKNOWN IMPORTED)
  set_target_properties(csv::csv PROPERTIES
    IMPORTED_LOCATION "${CSV_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${CSV_INCLUDE_DIR}")
endif()
if(NOT TARGET xlsxwriter::xlsxwriter)
  add_library(xlsxwriter::xlsxwriter UNKNOWN IMPORTED)
  set_target_properties(xlsxwriter::xlsxwriter PROPERTIES
    IMPORTED_LOCATION "${XLSXWRITER_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${XLSXWRITER_INCLUDE_DIR}")
endif()
