# SPDX-License-Identifier: EUPL-1.2
# doorstroom::build_info: a generated header, build_info.hpp, with what the provenance of a result must say about the
# program. Link as PRIVATE $<BUILD_INTERFACE:doorstroom::build_info>; include it in .cpp files only, for it changes with
# every commit.
set(build_info_dir "${CMAKE_BINARY_DIR}/generated")
string(TOUPPER "${CMAKE_BUILD_TYPE}" build_type)
string(STRIP "${CMAKE_CXX_FLAGS} ${CMAKE_CXX_FLAGS_${build_type}} $<JOIN:$<TARGET_PROPERTY:doorstroom_deterministic,INTERFACE_COMPILE_OPTIONS>, >" build_flags)
if(DOORSTROOM_SANITIZE)
  string(APPEND build_flags " -fsanitize=${DOORSTROOM_SANITIZE}")
endif()

add_custom_target(doorstroom_build_info_header
  COMMAND "${CMAKE_COMMAND}"
    "-DSOURCE_DIR=${PROJECT_SOURCE_DIR}"
    "-DTEMPLATE=${CMAKE_CURRENT_LIST_DIR}/build_info.hpp.in"
    "-DOUTPUT=${build_info_dir}/build_info.hpp"
    "-DVERSION=${PROJECT_VERSION}"
    "-DCOMPILER=${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}"
    "-DFLAGS=${build_flags}"
    "-DSHARE_DIR=${CMAKE_INSTALL_FULL_DATADIR}/doorstroom"
    -P "${CMAKE_CURRENT_LIST_DIR}/write_build_info.cmake"
  BYPRODUCTS "${build_info_dir}/build_info.hpp"
  COMMENT "Looking up the commit"
  VERBATIM)

add_library(doorstroom_build_info INTERFACE)
add_library(doorstroom::build_info ALIAS doorstroom_build_info)
add_dependencies(doorstroom_build_info doorstroom_build_info_header)
target_include_directories(doorstroom_build_info INTERFACE "${build_info_dir}")
